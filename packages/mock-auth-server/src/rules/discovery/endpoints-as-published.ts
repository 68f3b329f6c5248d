import { defineRule, fail, inconclusive, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'
import { isAlone } from '../evidence/is-attributed.ts'

const NAMES = ['authorize', 'token', 'jwks', 'introspect', 'revoke', 'register', 'manage', 'userinfo']

export const endpointsAsPublished = defineRule({
  name: 'endpoints-as-published',
  level: 'error',
  catalogueIds: ['C-009'],
  spec: rfc(6749, '3.1'),
  requirement: 'Endpoint URLs are used exactly as discovery publishes them.',
  howToFix:
    'Use the complete URL from smart-configuration, including its query; add no slash or prefix, and keep its letter case.',
  steps: ['authorize', 'token', 'unmatched'],
  check: (entry, past) => {
    const { target } = entry.request
    if (entry.step !== 'unmatched') {
      const outcome = judgeQuery(target, listPublished(entry.step, entry.run, past))
      return outcome?.outcome === 'failed' && !isAlone(entry, past)
        ? inconclusive('another client was active: the discovery document may be its own')
        : outcome
    }
    const path = target.split('?', 1)[0] ?? ''
    if (wasPublished(path, past)) return undefined
    const meant = simplifyPath(path)
    const name = NAMES.find((each) => meant.endsWith(`/auth/${each}`))
    if (
      name &&
      !['publishedAuthorize', 'publishedToken'].every((each) => past.isRecentWhole(each as 'publishedToken'))
    ) {
      return inconclusive('that URL may have been published in a document that is no longer known')
    }
    if (name) return fail('the URL of an endpoint was changed', `…/auth/${name}`, path)
    const published = listPublishedPaths(past).find((each) => simplifyPath(each) === meant)
    return published === undefined ? undefined : fail('the URL of an endpoint was changed', published, path)
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?client_id=app' }],
    invalid: [{ step: 'unmatched', target: '//auth/token/' }],
  },
})

/** Lists the URLs of the endpoint in the discovery documents of the run: a client may read several. */
function listPublished(step: Step, run: string | undefined, history: FactHistory): string[] {
  const name = step === 'token' ? 'publishedToken' : 'publishedAuthorize'
  const records = run === undefined ? [] : history.findByRun(run)
  return records.flatMap(({ facts }) => facts[name] ?? []).filter((url) => URL.canParse(url))
}

/** Returns `true` when a discovery document, such as one that a fault changed, names that very path. */
function wasPublished(path: string, history: FactHistory): boolean {
  return listPublishedPaths(history).includes(path)
}

/** Lists the paths of endpoints in the discovery documents of late. */
function listPublishedPaths(history: FactHistory): string[] {
  return (['publishedAuthorize', 'publishedToken'] as const)
    .flatMap((name) => history.findRecent(name).map(({ facts }) => facts[name] ?? ''))
    .flatMap((url) => (URL.canParse(url) ? [new URL(url).pathname] : []))
}

/** Returns a path without what a client may have changed: letter case, repeated slashes, one at the end. */
function simplifyPath(path: string): string {
  return path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
}

function judgeQuery(target: string, published: readonly string[]): RuleOutcome {
  const meant = published.filter((url) => new URL(url).pathname === new URL(target, url).pathname)
  if (meant.length === 0 || meant.some((url) => keepsQuery(target, new URL(url)))) return PASS
  return fail('the query of the published URL was not kept', meant.at(-1), target.split('?', 1)[0])
}

function keepsQuery(target: string, published: URL): boolean {
  const sent = new URL(target, published).searchParams
  return [...published.searchParams].every(([name, value]) => sent.getAll(name).includes(value))
}
