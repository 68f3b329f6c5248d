import { sanitizeText } from '../../../smart/http/sanitize-text.ts'
import type { DriverTools, LoginDecision, LoginDriver, LoginEnd, LoginRequest } from '../login-driver.ts'
import { createPageBrowser, type PageBrowser } from '../pages/create-page-browser.ts'
import { parsePage } from '../pages/parse-page.ts'
import { findNext } from './find-next.ts'
import type { FormEntry } from './form-entry.ts'

/** What entries can decide beside approving. */
const DECISIONS = ['deny', 'narrow'] as const

/** Pages of one login that go on by themselves. */
const MOST_REFRESHES = 10

/**
 * Creates the driver that fills in HTML forms by the names of their fields, as `login.forms` says, without scripts. Every
 * entry is used once in a login, so no wrong password is sent twice.
 */
export function createFormsDriver(
  { send }: Pick<DriverTools, 'send'>,
  entries: readonly FormEntry[],
): LoginDriver {
  return {
    name: 'forms',
    abilities: new Set(DECISIONS.filter((decision) => entries.some((entry) => canDecide(entry, decision)))),
    authorize: (login) => logIn(createPageBrowser(send, login), login, entries),
    close: async () => {},
  }
}

async function logIn(
  browser: PageBrowser,
  login: LoginRequest,
  entries: readonly FormEntry[],
): Promise<LoginEnd> {
  const { exchangeIds } = browser
  const used = new Set<number>()
  let refreshes = 0
  let landing = await browser.open({ url: login.url, ...(login.form ? { form: login.form } : {}) })
  while (landing.kind === 'page') {
    const { url, status, text } = landing
    const page = parsePage(text, url)
    if (status < 400 && page.refresh !== undefined && refreshes < MOST_REFRESHES) {
      refreshes += 1
      landing = await browser.open({ url: page.refresh }, url)
      continue
    }
    const next =
      status < 400 ? findNext(page, url, { login, entries, used }) : `the server returned ${status}`
    if (typeof next === 'string') {
      const { origin, pathname } = new URL(url)
      const title = sanitizeText(page.title)
      return { kind: 'page', status, title, url: `${origin}${pathname}`, reason: next, exchangeIds }
    }
    used.add(next.at)
    landing = await browser.open(next.request, url)
  }
  const { decision, redirectUri } = login
  const isDecided = [...used].some((at) => canDecide(entries[at], decision)) || /[?&]error=/.test(landing.url)
  if (decision !== 'approve' && !isDecided) {
    const reason = `the server showed no page of an entry with "${decision}", so nothing was decided`
    return { kind: 'page', status: 0, title: '', url: redirectUri, reason, exchangeIds }
  }
  return { ...landing, exchangeIds }
}

/** Returns `true` for an entry that decides otherwise than to approve. */
function canDecide(entry: FormEntry | undefined, decision: LoginDecision): boolean {
  if (decision === 'deny') return entry?.deny !== undefined
  return decision === 'narrow' && entry?.narrow === true
}
