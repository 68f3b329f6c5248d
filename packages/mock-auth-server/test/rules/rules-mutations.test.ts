import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { type ClientKind, correctHandshake, type Draft } from '../support/correct-client.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

type Fields = readonly (readonly [string, string])[]
type Change = 'removed' | 'emptied' | 'duplicated' | 'altered' | 'moved to the URL'

/** What goes wrong when a parameter does: the rules that speak of it, the first of them for certain. */
interface Case {
  readonly kind?: ClientKind
  readonly ehr?: boolean
  readonly request: 'authorize' | 'token' | 'refresh'
  readonly name: string
  readonly altered: (value: string) => string
  readonly rules: readonly string[]
  /** Rules of single changes, where they are others. */
  readonly of?: Partial<Record<Change, readonly string[]>>
}

const FILLED = 'authorize-parameters-filled'
const ONCE = {
  authorize: 'authorize-parameters-once',
  token: 'token-parameters-once',
  refresh: 'token-parameters-once',
}

const CASES: readonly Case[] = [
  {
    request: 'authorize',
    name: 'response_type',
    altered: () => 'token',
    rules: ['response-type-code', FILLED],
  },
  {
    request: 'authorize',
    name: 'client_id',
    altered: () => 'somebody',
    rules: ['client-registered', FILLED],
  },
  {
    request: 'authorize',
    name: 'redirect_uri',
    altered: (uri) => `${uri}/`,
    rules: ['redirect-uri-registered', FILLED],
  },
  {
    request: 'authorize',
    name: 'scope',
    altered: (scope) => `${scope} patient/Observation.sr`,
    rules: ['scope-syntax', FILLED],
    of: { altered: ['scope-grammar'] },
  },
  {
    request: 'authorize',
    name: 'state',
    altered: () => 'abc123',
    rules: ['state-present', FILLED],
    of: { altered: ['state-entropy'] },
  },
  {
    request: 'authorize',
    name: 'nonce',
    altered: () => '1',
    rules: ['nonce-with-openid'],
    of: { altered: ['nonce-fresh'] },
  },
  { request: 'authorize', name: 'aud', altered: (aud) => aud.slice(0, -1), rules: ['aud-fhir-base', FILLED] },
  {
    request: 'authorize',
    name: 'code_challenge',
    altered: (text) => `${text}=`,
    rules: ['pkce-s256', FILLED],
  },
  {
    request: 'authorize',
    name: 'code_challenge_method',
    altered: () => 'plain',
    rules: ['pkce-s256', FILLED],
  },
  {
    ehr: true,
    request: 'authorize',
    name: 'launch',
    altered: (launch) => launch.toUpperCase(),
    rules: ['launch-echoed', FILLED],
  },
  {
    ehr: true,
    request: 'authorize',
    name: 'aud',
    altered: (aud) => aud.slice(0, -1),
    rules: ['aud-fhir-base', 'aud-is-launch-iss', FILLED],
  },
  { request: 'token', name: 'grant_type', altered: () => 'code', rules: ['grant-type-fits'] },
  { request: 'token', name: 'code', altered: (code) => `${code}x`, rules: ['code-as-delivered'] },
  { request: 'token', name: 'redirect_uri', altered: (uri) => `${uri}/`, rules: ['redirect-uri-same'] },
  {
    request: 'token',
    name: 'code_verifier',
    altered: (verifier) => [...verifier].reverse().join(''),
    rules: ['verifier-present'],
    of: { altered: ['verifier-matches'] },
  },
  {
    request: 'token',
    name: 'client_id',
    altered: () => 'smart-client-symmetric',
    rules: ['public-client-id'],
    of: { altered: ['code-as-delivered', 'client-authenticates'] },
  },
  { request: 'refresh', name: 'grant_type', altered: () => 'refresh', rules: ['grant-type-fits'] },
  {
    request: 'refresh',
    name: 'refresh_token',
    altered: (token) => `${token}x`,
    rules: ['refresh-token-known'],
  },
]

const CHANGES: readonly Change[] = ['removed', 'emptied', 'duplicated', 'altered', 'moved to the URL']
const TABLE = CASES.flatMap((each) =>
  CHANGES.filter((change) => change !== 'moved to the URL' || each.request !== 'authorize').map(
    (change) => [each.request, each.name, change, each.ehr ? 'EHR' : 'standalone', each] as const,
  ),
)

describe('one wrong parameter in a correct handshake is reported by its own rule, and by no other', () => {
  it.each(TABLE)('%s: %s %s (%s)', async (request, name, change, _, each) => {
    const findings = await findingsOf(each, (draft) => spoiled(draft, name, change, each.altered))
    const own = each.of?.[change] ?? each.rules
    const expected =
      change === 'duplicated' ? [ONCE[request]] : change === 'moved to the URL' ? ['token-body-only'] : own
    const reported = findings.map(({ rule }) => rule)
    expect(
      reported.filter((rule) => expected.includes(rule)),
      `of ${expected.join(', ')}`,
    ).not.toEqual([])
    const related = new Set([...expected, ...own, ONCE[request]])
    const unrelated = findings.filter(({ rule, level }) => level === 'error' && !related.has(rule))
    expect(unrelated.map(({ rule, says }) => `${rule}: ${says}`)).toEqual([])
  })
})

describe('a wrong header in a correct handshake', () => {
  const HEADERS: readonly [string, (draft: Draft) => Draft, string][] = [
    [
      'patient',
      ({ headers: { authorization: _, ...headers }, ...draft }) => ({ ...draft, headers }),
      'bearer-sent',
    ],
    ['patient', (draft) => withHeader(draft, 'authorization', 'Bearer undefined'), 'bearer-well-formed'],
    [
      'patient',
      (draft) => withHeader(draft, 'authorization', 'Bearer at.of.another.server'),
      'token-issued-here',
    ],
    [
      'patient',
      ({ headers, ...draft }) => ({
        ...draft,
        headers: { accept: headers.accept ?? '' },
        query: [['access_token', (headers.authorization ?? '').slice(7)]],
      }),
      'bearer-only-in-header',
    ],
    [
      'patient',
      (draft) => withHeader(draft, 'cookie', `at=${draft.headers.authorization?.slice(7)}`),
      'secrets-not-in-cookies',
    ],
    [
      'patient',
      (draft) => ({ ...draft, url: draft.url.replace(/Patient\/.*/, 'Patient/undefined') }),
      'urls-filled',
    ],
    [
      'patient',
      (draft) => ({ ...draft, url: draft.url.replace('Patient/', 'Patient/Patient/') }),
      'bare-ids',
    ],
    ['token', (draft) => withHeader(draft, 'content-type', 'application/json'), 'token-as-form'],
    [
      'token',
      (draft) => withHeader(draft, 'authorization', `Basic ${btoa('smart-client-public:x')}`),
      'public-without-secret',
    ],
    ['token', (draft) => withHeader(draft, 'origin', 'https://elsewhere.example'), 'origin-registered'],
    ['token', (draft) => withHeader(draft, 'accept', 'application/fhir+json'), 'token-accept'],
    ['discovery', (draft) => ({ ...draft, url: draft.url.replace('/.well', '//.well') }), 'discovery-url'],
  ]

  it.each(HEADERS)('%s %#: %s reports it', async (request, change, rule) => {
    const findings = await findingsOf({ request: request as 'token' }, change)
    expect(findings.map((finding) => finding.rule)).toContain(rule)
    const SAME_THING = [rule, 'discovery-first', 'one-method', 'code-as-delivered']
    const errors = findings.filter(
      ({ level, rule: other }) => level === 'error' && !SAME_THING.includes(other),
    )
    expect(errors.map(({ rule: other, says }) => `${other}: ${says}`)).toEqual([])
  })
})

async function findingsOf(
  { kind = 'public', ehr = false, request }: Pick<Case, 'kind' | 'ehr' | 'request'>,
  change: (draft: Draft) => Draft,
) {
  count += 1
  const tenant = mock.tenant(`mutation-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  await correctHandshake(tenant, {
    kind,
    ehr,
    mutate: (name, draft) => (name === request ? change(draft) : draft),
  })
  return (await tenant.findings()).findings
}

function spoiled(draft: Draft, name: string, change: Change, altered: (value: string) => string): Draft {
  const edit = (fields: Fields): Fields =>
    fields.flatMap(([key, value]): Fields => {
      if (key !== name) return [[key, value]]
      switch (change) {
        case 'emptied':
          return [[key, '']]
        case 'altered':
          return [[key, altered(value)]]
        case 'duplicated':
          return [
            [key, value],
            [key, value],
          ]
        default:
          return []
      }
    })
  const form = draft.form && { form: edit(draft.form) }
  const moved = draft.form?.filter(([key]) => key === name) ?? []
  const query = change === 'moved to the URL' ? moved : edit(draft.query)
  return { ...draft, query, ...form }
}

function withHeader(draft: Draft, name: string, value: string): Draft {
  return { ...draft, headers: { ...draft.headers, [name]: value } }
}
