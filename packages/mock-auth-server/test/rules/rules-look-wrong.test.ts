import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { toBase64url } from '../../src/core/util/base64url.ts'
import { authorize, judgeRun, LAUNCH, PUBLISHED, read, token } from './example-exchanges.ts'

/** Runs that look wrong and are right. */
const RIGHT: readonly (readonly [rule: string, ...run: ExampleExchange[]])[] = [
  ['redirect-uri-secure', authorize({ redirectUri: 'com.example.app:/cb' })],
  ['redirect-uri-secure', authorize({ redirectUri: 'http://127.0.0.1:5000/cb' })],
  ['authorize-encoding', authorize({ scope: 'patient/Observation.rs?code=http%3A%2F%2Floinc.org|1' })],
  [
    'state-entropy',
    authorize({
      state: `${toBase64url('{"alg":"RS256"}')}.${toBase64url('{"n":"Zb3kPq9XwR2mYt7aLn5vCq"}')}.c2ln`,
    }),
  ],
  ['authorize-by-navigation', { step: 'authorize', headers: [['Sec-Fetch-Mode', 'cors']] }],
  ['parameters-advertised', authorize({}, '/a?login_hint=smart-mock-run:one')],
  ['launch-echoed', LAUNCH, authorize({ clientId: 'app', scope: 'launch/patient' })],
  ['launch-echoed', LAUNCH, authorize({ clientId: 'app', scope: 'launch launch/patient' })],
  ['launch-echoed', LAUNCH, authorize({ clientId: 'other', scope: 'launch' })],
  ['secret-in-basic', token('client_secret=a', { clientType: 'public' })],
  ['urls-filled', read('/fhir/Patient?family=Null&given=undefined-hope')],
  ['urls-filled', read('/fhir/Patient?name=null')],
  [
    'fhir-accept',
    { ...read('/fhir/Binary/1', { resourceType: 'Binary' }), headers: [['Accept', 'image/png']] },
  ],
  ['token-by-post', { step: 'token' }],
  ['endpoints-as-published', PUBLISHED, authorize({}, '/auth/authorize?tenant=1&client_id=app')],
  ['endpoints-as-published', PUBLISHED, { ...token('code=a'), target: '/auth/token?tenant=1' }],
  ['endpoints-as-published', { step: 'discovery' }, authorize({}, '/auth/authorize?client_id=app')],
  ['discovery-accept', { step: 'discovery', headers: [['Accept', '*/*']] }],
  [
    'context-patient',
    read('/fhir/Patient/2', {
      patient: '1',
      accessToken: 'a',
      grantedScope: 'user/*.rs',
      resourceType: 'Patient',
      resourceId: '2',
    }),
  ],
  [
    'bearer-sent',
    { step: 'token', facts: { issuedAccessToken: 'a' } },
    read('/fhir/.well-known/smart-configuration.json'),
  ],
  ['within-granted-scopes', read('/p', { grantedScope: 'patient/*.rs', error: 'invalid_token' })],
  ['refresh-scope-advertised', authorize({ fhirBase: 'https://unasked.example', scope: 'online_access' })],
]

describe('what looks wrong and is right', () => {
  it.each(RIGHT.map(([name, ...run]) => [name, run] as const))('%s %#', (name, run) => {
    expect(judgeRun(name, run)).toEqual([])
  })
})
