import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

const BASE = 'https://ehr.example/fhir'
const QUERY_URL = 'https://ehr.example/auth/authorize?tenant=1'

/** Returns an exchange that carries nothing of its run. */
const bare = (exchange: RunExchange): RunExchange => ({ attribution: 'adjacent', ...exchange })
const login = (run: string, clientId: string, more: RunExchange['facts'] = {}): RunExchange => ({
  step: 'authorize',
  run,
  attribution: 'authorize',
  facts: { clientId, ...more },
})
const discovery = (run: string, facts: RunExchange['facts']): RunExchange =>
  bare({ step: 'discovery', run, facts: { fhirBase: BASE, ...facts } })
const launch = (run: string, issuedLaunch: string): RunExchange => ({
  step: 'launch',
  run,
  facts: { clientId: 'app', issuedLaunch, issuedUrl: `https://app.example/?launch=${issuedLaunch}` },
})
const launched = (run: string, handle: string, state: string): RunExchange => ({
  ...login(run, 'app', { launch: handle, state }),
  attribution: 'launch',
})
const bundle = (more: Partial<RunExchange> = {}): RunExchange =>
  bare({ step: 'brands', run: 'run-1', reply: { status: 200, headers: [['ETag', '"1"']] }, ...more })
const denied = (run: string, user: string): RunExchange => ({
  step: 'decide',
  run,
  facts: { clientId: 'app', user, error: 'access_denied', scope: 'openid' },
})
const search = (run: string, target: string, accessToken: string, body = ''): RunExchange => ({
  step: 'fhir-search',
  run,
  target,
  attribution: 'token',
  facts: { clientId: 'app', accessToken, resourceType: 'X' },
  reply: { status: 200, body },
})
const job = (clientId: string, at: number, status: number): RunExchange => ({
  step: 'token',
  at,
  method: 'POST',
  body: `grant_type=client_credentials&client_assertion=${clientId}.b.c`,
  facts: { clientId, grantType: 'client_credentials' },
  reply: { status, headers: [['Retry-After', '2']] },
})

/** What lawful clients and users of one tenant do, by the rule that could take it for one client's. */
const CASES: readonly (readonly [rule: string, title: string, ...exchanges: RunExchange[]])[] = [
  [
    'launch-of-its-launch',
    'a user who reloads after another one was launched',
    launch('run-1', 'l.1'),
    launched('run-1', 'l.1', 'a'),
    launch('run-2', 'l.2'),
    launched('run-1', 'l.1', 'b'),
    launched('run-2', 'l.2', 'c'),
  ],
  [
    'launch-only-when-launched',
    'a user who was launched before a hundred others',
    ...Array.from({ length: 101 }, (_, index) => launch(`run-${index}`, `l.${index}`)),
    launched('run-0', 'l.0', 'a'),
  ],
  [
    'update-with-if-match',
    'a client that writes what only another one has read',
    { step: 'fhir-read', run: 'run-2', facts: { resourceType: 'Goal', resourceId: '1' } },
    {
      step: 'fhir-write',
      method: 'PUT',
      run: 'run-1',
      facts: { resourceType: 'Goal', resourceId: '1', accessToken: 'at.1' },
    },
  ],
  [
    'keys-kept',
    'the keys that several clients fetch',
    login('run-1', 'a'),
    login('run-2', 'b'),
    ...Array.from({ length: 5 }, () => bare({ step: 'jwks', run: 'run-2' })),
  ],
  [
    'brands-revalidated',
    'a bundle for two clients',
    login('run-1', 'a'),
    login('run-2', 'b'),
    bundle(),
    bundle(),
  ],
  [
    'brands-revalidated',
    'a bundle for two programs',
    bundle({ headers: [['User-Agent', 'one']] }),
    bundle({ headers: [['User-Agent', 'other']] }),
  ],
  [
    'no-more-after-denial',
    'a user whose colleague has declined less',
    denied('run-1', 'Practitioner/a'),
    login('run-2', 'app', { scope: 'openid patient/*.rs' }),
    { step: 'decide', run: 'run-2', facts: { clientId: 'app', user: 'Practitioner/b' } },
  ],
  [
    'no-more-after-denial',
    'a user who is not known yet',
    denied('run-1', 'Practitioner/a'),
    login('run-2', 'app', { scope: 'openid patient/*.rs' }),
  ],
  [
    'smart-configuration-used',
    'the metadata that another client has read',
    bare({ step: 'metadata', run: 'run-2', facts: { fhirBase: BASE } }),
    login('run-2', 'b'),
    login('run-1', 'a', { fhirBase: BASE }),
  ],
  [
    'token-before-data',
    "another client's request without a token",
    login('run-1', 'a'),
    login('run-2', 'b'),
    bare({ step: 'fhir-read', target: '/fhir/Patient/1', run: 'run-2' }),
  ],
  [
    'permission-version',
    'capabilities that only another client was sent',
    discovery('run-1', { capabilities: 'permission-v2' }),
    discovery('run-2', { capabilities: 'permission-v1' }),
    login('run-1', 'a', { fhirBase: BASE, scope: 'patient/*.rs' }),
  ],
  [
    'refresh-scope-advertised',
    'capabilities that only another client was sent',
    discovery('run-1', { capabilities: 'permission-offline' }),
    discovery('run-2', { capabilities: 'launch-ehr' }),
    login('run-1', 'a', { fhirBase: BASE, scope: 'offline_access' }),
  ],
  [
    'endpoints-as-published',
    'a document that another client was sent',
    login('run-0', 'a'),
    discovery('run-1', { publishedAuthorize: QUERY_URL }),
    { ...login('run-1', 'a'), target: '/auth/authorize?client_id=a' },
  ],
  [
    'paging-verbatim',
    'a page whose link an earlier login was sent',
    search('run-1', '/fhir/X', 'at.1', '{"link":[{"url":"http://a/fhir/X?_cursor=2"}]}'),
    search('run-2', '/fhir/X?_cursor=2', 'at.2'),
  ],
  ['retry-after-honoured', 'two backend services', job('a', 0, 429), job('b', 500, 200)],
]

/** The same, done by one client or user. */
const VIOLATIONS: typeof CASES = [
  [
    'no-more-after-denial',
    'a user who has declined less',
    denied('run-1', 'Practitioner/a'),
    login('run-2', 'app', { scope: 'openid patient/*.rs' }),
    { step: 'decide', run: 'run-2', facts: { clientId: 'app', user: 'Practitioner/a' } },
  ],
  [
    'launch-of-its-launch',
    'a launch value kept after a newer launch',
    launch('run-1', 'l.1'),
    launched('run-1', 'l.1', 'a'),
    launch('run-2', 'l.2'),
    launched('run-1', 'l.1', 'b'),
  ],
  ['brands-revalidated', 'a bundle fetched twice', bundle(), bundle()],
  ['retry-after-honoured', 'a backend service that does not wait', job('a', 0, 429), job('a', 500, 200)],
]

/** Returns the rules that a case breaks, of the one that it is about. */
function judge([name, , ...exchanges]: (typeof CASES)[number]): string[] {
  const rules = RULES.filter((rule) => rule.name === name)
  return judgeRules(exampleJournal(exchanges), rules).findings.map(({ rule }) => rule)
}

describe('another client or user in the tenant is no reason for a finding', () => {
  it.each(CASES.map((each) => [each[0], each[1], each] as const))('%s: %s', (_, __, each) => {
    expect(judge(each)).toEqual([])
  })
})

describe('the same of one client is a finding', () => {
  it.each(VIOLATIONS.map((each) => [each[0], each[1], each] as const))('%s: %s', (name, _, each) => {
    expect(judge(each)).toEqual([name])
  })
})
