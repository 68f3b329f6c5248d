import { defineRule, fail, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'

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
  check: ({ request: { target }, step, run }, past) => {
    if (step !== 'unmatched') return queryKept(target, publishedFor(step, run, past))
    const path = target.split('?', 1)[0] ?? ''
    const meant = path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
    const name = NAMES.find((each) => meant.endsWith(`/auth/${each}`))
    return name ? fail('the URL of an endpoint was changed', `…/auth/${name}`, path) : undefined
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?client_id=app' }],
    invalid: [{ step: 'unmatched', target: '//auth/token/' }],
  },
})

/** Returns the endpoint in the last discovery document of the run; `undefined` when the client read none. */
function publishedFor(step: Step, run: string | undefined, history: FactHistory): string | undefined {
  const name = step === 'token' ? 'publishedToken' : 'publishedAuthorize'
  const records = run === undefined ? [] : history.findByRun(run)
  return records.findLast(({ facts }) => facts[name] !== undefined)?.facts[name]
}

function queryKept(target: string, published: string | undefined): RuleOutcome {
  if (published === undefined || !URL.canParse(published)) return PASS
  const wanted = new URL(published)
  const sent = new URL(target, wanted)
  const lost = [...wanted.searchParams].find(
    ([name, value]) => !sent.searchParams.getAll(name).includes(value),
  )
  if (!lost || sent.pathname !== wanted.pathname) return PASS
  return fail('the query of the published URL was not kept', published, target.split('?', 1)[0])
}
