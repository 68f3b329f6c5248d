import { describe, expect, test } from 'vitest'
import {
  abortsConnection,
  avoidsCanary,
  doesNotUse,
  dropsSession,
  followsDiscovery,
  keepsPatientsApart,
  leaksNothing,
  neverRedeems,
  neverSends,
  omits,
  preservesEndpointQuery,
  sendsAtMost,
  sendsOnlyAfter,
  usesFreshEndpoints,
} from '../../src/core/declare/expectation.ts'
import type { Expectation } from '../../src/core/declare/expected.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { toBase64url } from '../../src/core/util/base64url.ts'
import { createJudgeContext } from '../../src/verdicts/judge-context.ts'
import { judgeExpectation } from '../../src/verdicts/judge-expectation.ts'
import { exampleJournal } from '../support/example-journal.ts'

/** The first exchange is the struck one, unless another is. */
function answerOf(expectation: Expectation, exchanges: readonly ExampleExchange[], later = true, seq = 1) {
  const journal = exampleJournal(exchanges)
  const at = journal.get(seq)?.startedAt ?? 0
  const now = later ? at + 3_600_000 : at + 1
  return judgeExpectation(expectation, createJudgeContext(journal, { seq, run: 'run-1', at }, now)).answer
}

const DOCUMENT = {
  capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-symmetric'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}
const discovery = (document: object = DOCUMENT): ExampleExchange => ({
  step: 'discovery',
  reply: { status: 200, body: JSON.stringify(document) },
})
const launch: ExampleExchange = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } }
const authorize = (
  facts: ExampleExchange['facts'] = {},
  target = '/auth/authorize?tenant=1',
): ExampleExchange => ({
  step: 'authorize',
  target,
  facts: { clientId: 'app', scope: 'patient/*.read', ...facts },
})
const token = (facts: ExampleExchange['facts'] = {}): ExampleExchange => ({ step: 'token', facts })

describe.each<[string, Expectation, readonly ExampleExchange[], readonly ExampleExchange[]]>([
  [
    'noUse of a launch value',
    doesNotUse('launch'),
    [launch, authorize()],
    [launch, authorize({ launch: 'l1' })],
  ],
  [
    'atMost counts authorize requests by client',
    sendsAtMost(2, 'authorize'),
    [authorize(), authorize(), authorize({ clientId: 'another' })],
    [authorize(), authorize(), authorize()],
  ],
  [
    'neverRedeems',
    neverRedeems(),
    [authorize({ issuedCode: 'c1' }), token({ code: 'c2' })],
    [authorize({ issuedCode: 'c1' }), token({ code: 'c1' })],
  ],
  [
    'neverSends in a URL',
    neverSends('canary-x'),
    [authorize(), { step: 'fhir-read', target: '/fhir/Patient/1' }],
    [authorize(), { step: 'fhir-read', target: '/fhir/Patient/canary-x' }],
  ],
  [
    'neverSends in a header',
    neverSends('canary-x'),
    [authorize(), { step: 'fhir-read', headers: [['Authorization', 'Bearer y']] }],
    [authorize(), { step: 'fhir-read', headers: [['Authorization', 'Bearer canary-x']] }],
  ],
  [
    'neverSends in a body',
    neverSends('canary-x'),
    [authorize(), { ...token(), body: 'code=y' }],
    [authorize(), { ...token(), body: 'code=canary-x' }],
  ],
  [
    'omits',
    omits('authorize', 'launch'),
    [launch, authorize()],
    [launch, authorize({ launch: 'undefined' })],
  ],
  [
    'keepsQuery',
    preservesEndpointQuery('authorize', 'tenant', '1'),
    [discovery(), authorize()],
    [discovery(), authorize({}, '/auth/authorize?x=tenant=1')],
  ],
  [
    'keepsQuery of a backend service, which has no authorize request',
    preservesEndpointQuery('authorize', 'tenant', '1'),
    [discovery(), token({ grantType: 'client_credentials' })],
    [discovery(), token({ grantType: 'authorization_code' })],
  ],
  [
    'keepsQuery of a request that never comes',
    preservesEndpointQuery('token', 'tenant', '1'),
    [discovery(), { ...token(), target: '/auth/token?tenant=1' }],
    [discovery()],
  ],
  [
    'onlyAfter',
    sendsOnlyAfter('authorize', 'metadata'),
    [discovery(), { step: 'metadata' }, authorize()],
    [discovery(), authorize(), { step: 'metadata' }],
  ],
  [
    'staysAway from every step',
    avoidsCanary(),
    [launch, authorize()],
    [launch, { step: 'unmatched', listener: 'canary' }],
  ],
  [
    'staysAway from some steps',
    avoidsCanary('authorize', 'token'),
    [launch, { step: 'discovery', listener: 'canary' }],
    [launch, { ...authorize(), listener: 'canary' }],
  ],
])('%s', (_, expectation, good, bad) => {
  test('is met by a correct client', () => expect(answerOf(expectation, good)).toBe('met'))
  test('is not met by a careless one', () => expect(answerOf(expectation, bad)).toBe('not met'))
  test('is not met at once, or as soon as the client is done', () => {
    expect(['pending', 'not met']).toContain(answerOf(expectation, bad, false))
  })
})

describe('heedsDiscovery', () => {
  test.each<[string, ExampleExchange['facts'], ExampleExchange['facts']]>([
    ['permission-v2', {}, { scope: 'patient/*.rs' }],
    ['permission-offline', {}, { scope: 'patient/*.read offline_access' }],
    ['sso-openid-connect', {}, { scope: 'openid patient/*.read' }],
    ['launch-ehr', {}, { launch: 'l1' }],
  ])('%s', (_, good, bad) => {
    expect(answerOf(followsDiscovery(), [discovery(), authorize(good)])).toBe('met')
    expect(answerOf(followsDiscovery(), [discovery(), authorize(bad)])).toBe('not met')
  })

  test('standalone launch and v1 scopes', () => {
    const document = { ...DOCUMENT, capabilities: ['launch-ehr', 'permission-v2'] }
    const good = authorize({ launch: 'l1', scope: 'patient/*.rs?category=a' })
    expect(answerOf(followsDiscovery(), [discovery(document), good])).toBe('met')
    expect(answerOf(followsDiscovery(), [discovery(document), authorize({ scope: 'openid' })])).toBe(
      'not met',
    )
    const old = authorize({ launch: 'l1', scope: 'user/Patient.write' })
    expect(answerOf(followsDiscovery(), [discovery(document), old])).toBe('not met')
  })

  test('client authentication', () => {
    const heeds = (authMethod: string) =>
      answerOf(followsDiscovery(), [discovery(), authorize(), token({ authMethod })])
    expect(heeds('client_secret_basic')).toBe('met')
    expect(heeds('none')).toBe('met')
    expect(heeds('client_secret_post')).toBe('not met')
    expect(heeds('private_key_jwt')).toBe('not met')
  })

  test('the algorithm of an assertion', () => {
    const document = {
      capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-asymmetric'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES384'],
    }
    const heeds = (alg: string) => {
      const clientAssertion = `${toBase64url(JSON.stringify({ alg }))}.${toBase64url('{}')}.x`
      const signed = token({ authMethod: 'private_key_jwt', clientAssertion })
      return answerOf(followsDiscovery(), [discovery(document), authorize(), signed])
    }
    expect(heeds('ES384')).toBe('met')
    expect(heeds('RS384')).toBe('not met')
  })

  test('a document that cannot be read leaves it open', () => {
    const page: ExampleExchange = { step: 'discovery', reply: { status: 200, body: '<html>' } }
    expect(answerOf(followsDiscovery(), [page, authorize()])).toBe('inconclusive')
  })

  test('an app that stops has heeded it', () => {
    expect(answerOf(followsDiscovery(), [discovery()])).toBe('met')
    expect(answerOf(followsDiscovery(), [discovery()], false)).toBe('pending')
  })
})

const read = (target: string, facts: NonNullable<ExampleExchange['facts']>): ExampleExchange => ({
  step: 'fhir-read',
  target,
  facts,
})

test('dropsSession: a token that was issued before is not used again, one that came after may be', () => {
  const history = [token({ issuedAccessToken: 't1' }), authorize(), token({ issuedAccessToken: 't2' })]
  const answer = (accessToken: string, later = true) =>
    answerOf(dropsSession(), [...history, read('/fhir/Patient/a', { accessToken })], later, 2)
  expect(answer('t2')).toBe('met')
  expect(answer('t1')).toBe('not met')
  expect(answerOf(dropsSession(), history, false, 2)).toBe('pending')
})

describe('freshEndpoints', () => {
  const at = (generation: number, state: string) =>
    authorize({ state }, `/auth/authorize?generation=${generation}`)
  test.each<[string, readonly ExampleExchange[]]>([
    ['met', [discovery(), at(1, 's1'), discovery(), at(2, 's2')]],
    ['met', [discovery(), at(1, 's1'), at(1, 's1'), discovery(), at(2, 's2')]],
    ['not met', [discovery(), at(1, 's1'), discovery(), at(1, 's2')]],
    ['inconclusive', [discovery(), at(1, 's1')]],
  ])('is %s', (answer, exchanges) => {
    expect(answerOf(usesFreshEndpoints('generation'), exchanges)).toBe(answer)
  })
  test('waits for another login', () => {
    expect(answerOf(usesFreshEndpoints('generation'), [discovery(), at(1, 's1')], false)).toBe('pending')
  })
})

describe('keepsPatientsApart', () => {
  const a = { accessToken: 't1', patient: 'a' }
  const b = { accessToken: 't2', patient: 'b' }
  test.each<[string, readonly ExampleExchange[]]>([
    ['met', [launch, read('/fhir/Patient/a', a), read('/fhir/Observation?patient=b', b)]],
    ['not met', [launch, read('/fhir/Patient/a', a), read('/fhir/Observation?patient=Patient%2Fa', b)]],
    ['not met', [launch, read('/fhir/Patient/a', a)]],
  ])('is %s', (answer, exchanges) => {
    expect(answerOf(keepsPatientsApart(), exchanges)).toBe(answer)
  })
})

describe('what comes to a side listener', () => {
  const connection: ExampleExchange = {
    step: 'connection',
    listener: 'side',
    facts: { diagnosis: 'the client broke the TLS handshake off: tlsv1 alert unknown ca' },
  }
  const atSide: ExampleExchange = { ...token({ code: 'c1' }), listener: 'side' }

  test('breaksOff: connections may be made, requests may not (F-277, F-278)', () => {
    expect(answerOf(abortsConnection(), [discovery(), connection, token()])).toBe('met')
    expect(answerOf(abortsConnection(), [discovery(), token()])).toBe('met')
    expect(answerOf(abortsConnection(), [discovery(), connection], false)).toBe('pending')
    expect(answerOf(abortsConnection(), [discovery(), connection, atSide], false)).toBe('not met')
  })

  test('leaksNothing there: what carries nothing is harmless, and the canary is another place (F-279)', () => {
    const bare: ExampleExchange = { ...read('/fhir/Patient/a', {}), listener: 'side' }
    const bearer: ExampleExchange = { ...bare, headers: [['Authorization', 'Bearer t1']] }
    expect(answerOf(leaksNothing('side'), [discovery(), bare])).toBe('met')
    expect(answerOf(leaksNothing('side'), [discovery(), bearer])).toBe('not met')
    expect(answerOf(leaksNothing('side'), [discovery(), { ...bearer, listener: 'canary' }])).toBe('met')
    expect(answerOf(leaksNothing(), [discovery(), bearer])).toBe('met')
  })
})
