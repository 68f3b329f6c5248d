import type { LoginRequest } from '../login-driver.ts'
import type { BrowserRequest } from '../pages/create-page-browser.ts'
import type { Page } from '../pages/page.ts'
import { describeControls } from './describe-controls.ts'
import { findSubmission } from './find-submission.ts'
import type { FormEntry } from './form-entry.ts'

/** The next request of a login, and the entry of `login.forms` that leads to it. */
interface NextStep {
  readonly at: number
  readonly request: BrowserRequest
}

interface Progress {
  readonly login: Pick<LoginRequest, 'url' | 'decision' | 'deselect'>
  readonly entries: readonly FormEntry[]
  /** Positions of the entries that this login has used. */
  readonly used: ReadonlySet<number>
}

/** Finds the first unused entry that fits a page; a sentence about the page when there is none. */
export function findNext(page: Page, url: string, { login, entries, used }: Progress): NextStep | string {
  const problems: string[] = []
  let repeated: number | undefined
  for (const [at, entry] of entries.entries()) {
    const found = findSubmission(page, entry, login)
    if ('problem' in found) {
      if (!used.has(at)) problems.push(`login.forms[${at}]: ${found.problem}`)
      continue
    }
    const problem = findOriginProblem(entry, url, found.request, login.url)
    if (problem !== undefined) problems.push(`login.forms[${at}]: ${problem}`)
    else if (used.has(at)) repeated ??= at
    else return { at, request: found.request }
  }
  if (repeated !== undefined)
    return `the page that login.forms[${repeated}] has filled in is there again, so its values may be wrong`
  const why = problems.length === 0 ? 'all entries are used' : problems.join('; ')
  return `no entry of login.forms fits this page (${why}), which has ${describeControls(page)}`
}

/** Returns the reason why an entry must not be sent from this page, `undefined` when it may. */
function findOriginProblem(
  { origin, fields }: FormEntry,
  url: string,
  request: BrowserRequest,
  start: string,
): string | undefined {
  if (fields.size === 0) return undefined
  const expected = new URL(origin ?? start).origin
  const actual = [url, request.url].map((each) => new URL(each).origin).find((each) => each !== expected)
  return actual === undefined
    ? undefined
    : `it is of ${actual}, not of ${expected}; name it as "origin" if it may have these values`
}
