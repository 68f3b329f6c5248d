import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ForeignServer, startForeignServer } from '../fixtures/foreign-server.ts'

/**
 * What an OpenID provider that does not know SMART does otherwise, and what a FHIR server of one file cannot do; each with
 * the reason. What is found at code of another project is no misunderstanding that kit and mock share.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  // It has no such endpoints.
  'discovery-recommended-members': 'warning',
  // It ignores aud, and SMART alone requires state.
  'authorize-audience/missing': 'failed',
  'authorize-audience/wrong': 'failed',
  'authorize-parameters/repeated': 'failed',
  'authorize-required-parameters/state': 'failed',
  // It refuses, with other errors.
  'authorize-required-parameters/missing': 'warning',
  'authorize-required-parameters/response-type': 'warning',
  // Hex is in the alphabet of base64url; its length is not checked.
  'authorize-pkce/malformed': 'warning',
  // The forms that it has for development have no such headers.
  'sign-in-page/framing': 'failed',
  'sign-in-page/referrer': 'warning',
  // A client with one redirect URI need not repeat it.
  'token-code-binding/redirect-uri': 'failed',
  // OpenID Connect grants offline_access only where the app asks for consent.
  'token-refresh-token': 'info',
  // There is no launch context.
  'token-patient/returned': 'failed',
  // Pragma is of HTTP/1.0.
  'token-no-store': 'failed',
  // Every bearer reads the one patient, and granular scopes are unknown.
  'fhir-invalid-token/unknown': 'failed',
  'fhir-invalid-token/malformed': 'failed',
  'fhir-granular/granted': 'failed',
  // It has no searches, so a 404 tells nothing about scopes.
  'fhir-scope-type/refused': 'inconclusive',
}

let server: ForeignServer
let report: ConformanceReport
beforeAll(async () => {
  server = await startForeignServer('http://localhost:4020/callback')
  report = await runConformance({
    fhirBase: server.fhirBase,
    clients: { public: { clientId: 'plain-app' } },
    login: {
      forms: [
        { fields: { login: 'okafor', password: 'anything' } },
        { submit: 'Continue', deny: '[ Cancel ]' },
      ],
    },
  })
})
afterAll(() => server.close())

test('finds at npm oidc-provider what it does otherwise, and nothing else', () => {
  const found = report.cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
  expect(Object.fromEntries(found.map(({ id, outcome }) => [id, outcome]))).toEqual(EXPECTED)
})

test.each([
  ['logs in, and is denied, by its forms', ['standalone-login', 'authorize-denied', 'authorize-state/plain']],
  [
    'redeems its codes',
    ['token-response', 'token-verifier/wrong', 'token-verifier/plain', 'client-types/public'],
  ],
  [
    'verifies its id_tokens',
    ['id-token-signature/signature', 'id-token-claims/nonce', 'id-token-claims/at-hash'],
  ],
  ['reads its documents', ['openid-configuration/issuer', 'openid-jwks/usable', 'user-info']],
])('%s', (_, ids) => {
  const outcomes = report.cases.filter(({ id }) => ids.includes(id)).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(ids.map(() => 'passed'))
})
