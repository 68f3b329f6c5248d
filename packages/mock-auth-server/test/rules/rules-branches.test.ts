import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { toBase64url } from '../../src/core/util/base64url.ts'
import { createExampleAssertion } from '../../src/rules/evidence/create-example-assertion.ts'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const
const launched = (url: string): ExampleExchange => ({
  step: 'launch',
  facts: { clientId: 'app', issuedLaunch: 'l', issuedUrl: url },
})
const LAUNCH = launched('https://app.example/?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=l')
const authorize = (facts: ExampleExchange['facts'], target = '/'): ExampleExchange => ({
  step: 'authorize',
  target,
  facts: facts ?? {},
})
const token = (body: string, facts: ExampleExchange['facts'] = {}): ExampleExchange => ({
  step: 'token',
  method: 'POST',
  headers: [FORM],
  body,
  facts,
})
const read = (target: string, facts: ExampleExchange['facts'] = {}): ExampleExchange => ({
  step: 'fhir-read',
  target,
  facts,
})
const posted = (body: unknown): ExampleExchange => ({
  step: 'register',
  method: 'POST',
  body: JSON.stringify(body),
})
const state = (resource: unknown): ExampleExchange => ({
  step: 'app-state',
  method: 'POST',
  body: JSON.stringify(resource),
})
const CODING = { coding: [{ code: 'a' }] }

/** Discovery that publishes URLs with a query. */
const PUBLISHED: ExampleExchange = {
  step: 'discovery',
  facts: {
    publishedAuthorize: 'https://ehr.example/auth/authorize?tenant=1',
    publishedToken: 'https://ehr.example/auth/token?tenant=1',
  },
}

/** Further ways to break a rule, beside its own example: what it says of each. */
const BROKEN: readonly (readonly [rule: string, says: RegExp, ...run: ExampleExchange[]])[] = [
  ['pkce-s256', /no code_challenge/, authorize({ state: 'x' })],
  ['pkce-s256', /not S256/, authorize({ codeChallenge: 'c'.repeat(43) })],
  ['launch-echoed', /missing after/, LAUNCH, authorize({ clientId: 'app', scope: 'launch openid' })],
  ['aud-fhir-base', /no aud/, authorize({ fhirBase: 'https://ehr.example/fhir' })],
  ['aud-is-launch-iss', /not the iss/, LAUNCH, authorize({ launch: 'l', aud: 'https://ehr.example/fhir/' })],
  ['redirect-uri-registered', /no redirect_uri/, authorize({ clientId: 'app' })],
  ['redirect-uri-absolute', /fragment/, authorize({ redirectUri: 'https://app.example/#cb' })],
  ['state-unpredictable', /counts the clock/, authorize({ state: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' })],
  ['state-unpredictable', /counts the clock/, authorize({ state: '018f3c5e-7b1a-7cc3-98c4-dc0c0c07398f' })],
  ['state-opaque', /can be read/, authorize({ state: '{"csrf":"1","returnTo":"/"}' })],
  [
    'token-encoding',
    /not encoded, and so came in pieces/,
    { step: 'decide', facts: { issuedCode: 'a&b' } },
    token('grant_type=authorization_code&code=a&b', { code: 'a' }),
  ],
  [
    'nonce-fresh',
    /used before/,
    ...['a', 'b'].map((x) => authorize({ nonce: 'Zb3kPq9XwR2mYt7aLn5vCq', state: x })),
  ],
  ['random-values-differ', /one value/, authorize({ state: 'same', nonce: 'same' })],
  ['random-values-differ', /also state/, authorize({ state: 'same', codeChallenge: 'same' })],
  ['client-registered', /no client_id/, authorize({ state: 'x' })],
  ['authorize-encoding', /redirect_uri is encoded/, authorize({ redirectUri: 'https%3A%2F%2Fapp.example' })],
  ['authorize-encoding', /scope is encoded/, authorize({ scope: 'patient%2FPatient.rs' })],
  ['authorize-parameters-filled', /state has no value/, authorize({}, '/a?state=undefined')],
  ['redirect-uri-clean', /carries data/, authorize({ redirectUri: 'https://app.example/cb?sid=1' })],
  ['discovery-url', /misspelled/, { step: 'unmatched', target: '/.well-known/smart-configuration' }],
  [
    'discovery-url',
    /misspelled/,
    { step: 'fhir-read', target: '/fhir/.well-known/smart-configuration.json' },
  ],
  [
    'discovery-url',
    /query/,
    { step: 'discovery', target: '/fhir/.well-known/smart-configuration?_format=json' },
  ],
  ['discovery-by-get', /body/, { step: 'discovery', body: '{}' }],
  ['discovery-without-credentials', /credentials/, { step: 'discovery', headers: [['Cookie', 'sid=1']] }],
  ['endpoints-as-published', /changed/, { step: 'unmatched', target: '/Auth/Authorize?x=1' }],
  ['endpoints-as-published', /query/, PUBLISHED, authorize({}, '/auth/authorize?client_id=app&tenant=2')],
  ['endpoints-as-published', /query/, PUBLISHED, { ...token('code=a'), target: '/auth/token' }],
  [
    'no-authorize-after-bad-launch',
    /no launch/,
    launched('https://app.example/?iss=a'),
    authorize({ clientId: 'app' }),
  ],
  ['scope-syntax', /no scope/, authorize({ state: 'x' })],
  ['scope-syntax', /forbidden/, authorize({ scope: 'openid\nprofile' })],
  ['scope-syntax', /space too many/, authorize({ scope: 'openid  profile' })],
  ['scope-grammar', /v1 scope/, authorize({ scope: 'patient/Patient.read?x=1' })],
  ['scope-grammar', /lower-case/, authorize({ scope: 'launch/Patient' })],
  ['scope-grammar', /./, authorize({ scope: 'fhiruser openid' })],
  ['one-kind-of-access', /needs an EHR launch/, authorize({ scope: 'online_access' })],
  ['scopes-not-redundant', /another scope/, authorize({ scope: 'openid openid' })],
  ['token-parameters-once', /no value/, token('code=&grant_type=x')],
  ['token-parameters-once', /no value/, token('code=undefined')],
  ['grant-type-fits', /no grant_type/, token('client_id=a')],
  [
    'grant-type-fits',
    /another/,
    token('refresh_token=a', { grantType: 'authorization_code', refreshToken: 'a' }),
  ],
  ['code-as-delivered', /no code/, token('', { grantType: 'authorization_code' })],
  [
    'code-as-delivered',
    /another client/,
    { step: 'decide', facts: { issuedCode: 'c', clientId: 'one' } },
    token('', { code: 'c', clientId: 'two' }),
  ],
  ['verifier-form', /malformed/, token('', { codeVerifier: `${'a'.repeat(43)}+` })],
  [
    'verifier-matches',
    /plain/,
    { step: 'decide', facts: { issuedCode: 'c', codeChallenge: 'x' } },
    token('', { code: 'c', codeVerifier: 'x', codeVerifierS256: 'y' }),
  ],
  ['basic-readable', /empty/, { ...token(''), headers: [['Authorization', `Basic ${btoa('app:')}`]] }],
  ['basic-one-space', /malformed/, { ...token(''), headers: [['Authorization', 'Basic']] }],
  ['one-method', /several/, token('client_secret=a&client_assertion=b')],
  [
    'secret-not-in-browser',
    /browser/,
    { ...token('client_secret=a'), headers: [FORM, ['Sec-Fetch-Site', 'same-site']] },
  ],
  ['assertion-is-jwt', /cannot be read/, token('client_assertion=abc')],
  ['assertion-signed', /private key/, createExampleAssertion({ header: { alg: 'none' } })],
  ['assertion-signed', /no alg/, createExampleAssertion({ header: { alg: undefined } })],
  ['assertion-jku', /not registered/, createExampleAssertion({ header: { jku: 'https://b.example/k' } })],
  ['assertion-kid', /not registered/, found({ assertionKey: 'unknown' })],
  ['assertion-subject', /client_id/, createExampleAssertion({ claims: { sub: undefined } })],
  ['assertion-expiry', /milliseconds/, createExampleAssertion({ claims: { exp: 1_767_225_840_000 } })],
  ['assertion-expiry', /over/, createExampleAssertion({ claims: { exp: 1_767_220_000 } })],
  ['assertion-expiry', /no number/, createExampleAssertion({ claims: { exp: '1767225840' } })],
  ['assertion-once', /no text/, createExampleAssertion({ claims: { jti: undefined } })],
  ['assertion-issued-now', /nbf/, createExampleAssertion({ claims: { nbf: 'now' } })],
  ['assertion-signature-form', /too small/, createExampleAssertion({ signature: 'A'.repeat(171) })],
  ['assertion-signature-form', /does not verify/, found({ assertionSignature: 'wrong' })],
  ['keys-complete', /no x/, posted({ jwks: { keys: [{ kty: 'EC', kid: '1', crv: 'P-384', y: 'a' }] } })],
  ['keys-complete', /no n/, posted({ jwks: { keys: [{ kty: 'RSA', kid: '1', n: 'a==', e: 'AQAB' }] } })],
  [
    'keys-public',
    /private key/,
    { step: 'outbound', reply: { status: 200, body: '{"keys":[{"kid":"1","d":"x"}]}' } },
  ],
  [
    'keys-served',
    /as JSON/,
    { step: 'outbound', reply: { status: 200, headers: [['Content-Type', 'text/html']] } },
  ],
  ['registered-urls', /http/, posted({ launch_uris: ['http://app.example/launch'] })],
  [
    'refresh-token-known',
    /another client/,
    { step: 'token', facts: { issuedRefreshToken: 'r', clientId: 'one' } },
    token('', { grantType: 'refresh_token', refreshToken: 'r', clientId: 'two' }),
  ],
  ['refresh-token-known', /no refresh token/, token('', { grantType: 'refresh_token' })],
  ['bearer-only-in-header', /not in the header/, { ...token('access_token=a'), step: 'fhir-search' }],
  [
    'bearer-well-formed',
    /more than one/,
    {
      ...read('/p'),
      headers: [
        ['Authorization', 'Bearer a'],
        ['authorization', 'Bearer b'],
      ],
    },
  ],
  ['bearer-well-formed', /malformed/, { ...read('/p'), headers: [['Authorization', 'Bearer "at.1"']] }],
  ['bearer-well-formed', /malformed/, { ...read('/p'), headers: [['Authorization', 'Bearer  at.1']] }],
  ['urls-filled', /search parameter/, read('/fhir/Observation?patient=Patient/undefined')],
  ['urls-filled', /search parameter/, read('/fhir/Observation?code=[object%20Object]')],
  ['urls-filled', /search parameter/, read('/fhir/Observation?subject=')],
  ['bare-ids', /twice/, read('/fhir/Observation?subject=Patient/Patient/1')],
  ['introspection-request', /no POST/, { step: 'introspect' }],
  ['introspection-request', /not a form/, { step: 'introspect', method: 'POST', body: '{}' }],
  ['introspection-request', /no token/, { step: 'introspect', method: 'POST', headers: [FORM] }],
  ['revocation-request', /in the URL/, { step: 'revoke', target: '/auth/revoke?token=a' }],
  [
    'revocation-request',
    /no token/,
    { step: 'revoke', method: 'POST', headers: [FORM], body: 'client_id=a' },
  ],
  ['app-state-resource', /Basic/, state({ resourceType: 'Patient' })],
  ['app-state-resource', /one coding/, state({ resourceType: 'Basic', code: { coding: [] } })],
  [
    'app-state-resource',
    /absolute/,
    state({ resourceType: 'Basic', code: CODING, subject: { reference: 'Patient/1' } }),
  ],
  [
    'app-state-resource',
    /valueString/,
    state({ resourceType: 'Basic', code: CODING, extension: [{ url: 'a' }] }),
  ],
  [
    'app-state-resource',
    /too large/,
    state({ resourceType: 'Basic', code: CODING, text: 'x'.repeat(262_144) }),
  ],
  ['app-state-query', /no subject/, { step: 'app-state', target: '/Basic?code=a' }],
  ['retry-after-honoured', /too early/, limited(), { ...read('/fhir/Patient/1'), at: 900 }],
]

/** What the server found of the key and the signature. */
function found(facts: ExampleExchange['facts']): ExampleExchange {
  const example = createExampleAssertion()
  return { ...example, facts: { ...example.facts, ...facts } }
}

/** 429 with a date instead of seconds. */
function limited(): ExampleExchange {
  const until = new Date(Date.UTC(2026, 0, 1, 0, 0, 5)).toUTCString()
  return { ...read('/fhir/Patient/1'), at: 0, reply: { status: 429, headers: [['Retry-After', until]] } }
}

/** What looks wrong and is right. */
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

const judged = (name: string, run: readonly ExampleExchange[]) => {
  const rule = RULES.find((each) => each.name === name)
  if (!rule) throw new Error(`there is no rule ${name}`)
  return judgeRules(exampleJournal(run), [rule]).findings
}

describe('each way of breaking a rule is told apart', () => {
  it.each(BROKEN.map(([name, says, ...run]) => [name, says.source, says, run] as const))(
    '%s: %s',
    (name, _, says, run) => {
      const findings = judged(name, run)
      expect(findings.at(-1)?.says).toMatch(says)
      expect(findings.at(-1)?.seq).toBe(run.length)
    },
  )
})

describe('what looks wrong and is right', () => {
  it.each(RIGHT.map(([name, ...run]) => [name, run] as const))('%s %#', (name, run) => {
    expect(judged(name, run)).toEqual([])
  })
})
