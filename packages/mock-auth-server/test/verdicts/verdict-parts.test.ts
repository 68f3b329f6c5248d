import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import {
  avoidsCanary,
  doesNotUse,
  dropsSession,
  keepsPatientsApart,
  neverRedeems,
  neverSends,
  omits,
  preservesEndpointQuery,
  sendsAtMost,
  sendsOnlyAfter,
} from '../../src/expectations/index.ts'
import { authorize, discovery, judgeAnswer, launch, read, token } from './verdict-exchanges.ts'

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
  test('is met by a correct client', () => expect(judgeAnswer(expectation, good)).toBe('met'))
  test('is not met by a careless one', () => expect(judgeAnswer(expectation, bad)).toBe('not met'))
  test('is pending or not met before the window closes', () => {
    expect(['pending', 'not met']).toContain(judgeAnswer(expectation, bad, false))
  })
})

test('dropsSession refuses a token that was issued before, and permits a later one', () => {
  const history = [token({ issuedAccessToken: 't1' }), authorize(), token({ issuedAccessToken: 't2' })]
  const answer = (accessToken: string, later = true) =>
    judgeAnswer(dropsSession(), [...history, read('/fhir/Patient/a', { accessToken })], later, 2)
  expect(answer('t2')).toBe('met')
  expect(answer('t1')).toBe('not met')
  expect(judgeAnswer(dropsSession(), history, false, 2)).toBe('pending')
})

describe('keepsPatientsApart', () => {
  const a = { accessToken: 't1', patient: 'a' }
  const b = { accessToken: 't2', patient: 'b' }
  test.each<[string, readonly ExampleExchange[]]>([
    ['met', [launch, read('/fhir/Patient/a', a), read('/fhir/Observation?patient=b', b)]],
    ['not met', [launch, read('/fhir/Patient/a', a), read('/fhir/Observation?patient=Patient%2Fa', b)]],
    ['not met', [launch, read('/fhir/Patient/a', a)]],
  ])('is %s', (answer, exchanges) => {
    expect(judgeAnswer(keepsPatientsApart(), exchanges)).toBe(answer)
  })
})
