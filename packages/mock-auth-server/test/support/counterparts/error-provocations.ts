import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, basic, bearer, callback, obtainTokens, type Params, post } from '../handshake.ts'
import { type Provocations, provoke, readHeader } from './provocation.ts'

const token =
  (form: Params, headers: Record<string, string> = {}) =>
  (tenant: MockTenant) =>
    post(tenant, 'token', form, headers)
const errorOf = async (response: Promise<Response>) => {
  const { error } = (await (await response).json()) as { error?: string }
  return [(await response).status, error]
}
const read = (path: string, headers: Record<string, string>) => (tenant: MockTenant) =>
  fetch(`${tenant.fhirBase}/${path}`, { headers })

const UNKNOWN_CODE = { grant_type: 'authorization_code', code: 'none', client_id: 'smart-client-public' }
const ASSERTION = { client_assertion: 'e30.e30.', client_assertion_type: 'not_an_assertion_type' }
const CLIENT = { client_id: 'smart-client-public' }

export const ERROR_PROVOCATIONS: Provocations = {
  'authorize state-lost': provoke(
    async (tenant) => callback(await authorize(tenant, { aud: undefined })).has('state'),
    true,
    false,
  ),
  'token grant-type-error': provoke(
    (tenant) => errorOf(token({ grant_type: 'not_a_grant_type', ...CLIENT })(tenant)),
    [400, 'unsupported_grant_type'],
    [400, 'invalid_request'],
  ),
  'token unknown-client-error': provoke(
    (tenant) => errorOf(token({ ...UNKNOWN_CODE, client_id: 'nobody' })(tenant)),
    [401, 'invalid_client'],
    [400, 'unauthorized_client'],
  ),
  'token status-403': provoke(
    (tenant) => errorOf(token(UNKNOWN_CODE)(tenant)),
    [400, 'invalid_grant'],
    [403, 'invalid_grant'],
  ),
  'token html': provoke(
    (tenant) => readHeader(token(UNKNOWN_CODE)(tenant), 'content-type'),
    'application/json',
    'text/html',
  ),
  'token server-error': provoke(
    (tenant) => errorOf(fetch(`${tenant.issuer}/token`, { method: 'POST' })),
    [400, 'invalid_request'],
    [500, 'server_error'],
  ),
  'token challenge-missing': provoke(
    (tenant) =>
      readHeader(token(UNKNOWN_CODE, basic('smart-client-symmetric', 'wrong'))(tenant), 'www-authenticate'),
    'Basic realm="token"',
    null,
  ),
  'token assertion-error-code': provoke(
    (tenant) => errorOf(token({ grant_type: 'client_credentials', ...ASSERTION })(tenant)),
    [401, 'invalid_client'],
    [400, 'invalid_request'],
  ),
  'refresh status-403': provoke(
    (tenant) => errorOf(token({ grant_type: 'refresh_token', refresh_token: 'none', ...CLIENT })(tenant)),
    [400, 'invalid_grant'],
    [403, 'invalid_grant'],
  ),
  'fhir challenge-missing': provoke(
    (tenant) => readHeader(read('Patient', {})(tenant), 'www-authenticate'),
    'Bearer realm="fhir"',
    null,
  ),
  'fhir server-error': provoke(
    async (tenant) => (await read('Patient', { authorization: 'Bearer a b' })(tenant)).status,
    400,
    500,
  ),
  'fhir scope-status': provoke(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/Patient.rs' })
      return (await read('Observation', bearer(access_token))(tenant)).status
    },
    403,
    401,
  ),
  'fhir html': provoke(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/Patient.rs' })
      return readHeader(read('Patient/none', bearer(access_token))(tenant), 'content-type')
    },
    'application/fhir+json; charset=utf-8',
    'text/html; charset=utf-8',
  ),
}
