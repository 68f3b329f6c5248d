import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { bearer, obtainTokens } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

/** Sends a FHIR request. */
function read(tenant: MockTenant, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${tenant.fhirBase}/${path}`, init)
}

/** Sends a FHIR request with a token of that scope. */
async function readAs(
  tenant: MockTenant,
  scope: string,
  path: string,
  { headers, ...init }: RequestInit = {},
): Promise<Response> {
  const { access_token } = await obtainTokens(tenant, { scope })
  return read(tenant, path, { ...init, headers: { ...bearer(access_token), ...headers } })
}

const CREATE = {
  method: 'POST',
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({
    ...{ resourceType: 'Observation', status: 'final', code: { text: 'test' } },
    subject: { reference: 'Patient/amy-shaw' },
  }),
}

export const FHIR_ATTEMPTS = {
  'fhir-token-present': attempt((tenant) => read(tenant, 'Patient?_count=1'), '401', '200'),
  'fhir-token-known': attempt(
    (tenant) => read(tenant, 'Patient?_count=1', { headers: bearer('no-such-token') }),
    '401',
    '200',
  ),
  'fhir-token-format': attempt(
    async (tenant) => {
      const armed = await tenant.arm('token-defect', {
        params: { defect: 'token-characters' },
        when: { step: 'token' },
      })
      const response = await readAs(tenant, 'launch/patient patient/Patient.rs', 'Patient/amy-shaw')
      tenant.tenant.armed.disarm(armed.id)
      return response
    },
    '400',
    '200',
  ),
  'fhir-scope-type': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.rs', 'Observation?_count=1'),
    '403',
    '200',
  ),
  'fhir-token-in-query': attempt(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant)
      return read(tenant, `Observation?_count=1&access_token=${access_token}`)
    },
    '400',
    '200',
  ),
  'fhir-one-token': attempt(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant)
      const path = `Observation?_count=1&access_token=${access_token}`
      return read(tenant, path, { headers: bearer(access_token) })
    },
    '400',
    '200',
  ),
  'fhir-token-kind': attempt(
    async (tenant) => {
      const { refresh_token } = await obtainTokens(tenant)
      return read(tenant, 'Observation?_count=1', { headers: bearer(refresh_token) })
    },
    '401',
    '200',
  ),
  'fhir-token-audience': attempt(
    (tenant) => read(tenant, 'Patient?_count=1', { headers: bearer(`at_other_1_${'x'.repeat(24)}`) }),
    '401',
    '200',
  ),
  'fhir-scope-v1-search': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.read', 'Patient?_id=amy-shaw'),
    '200',
    '403',
  ),
  'fhir-scope-search': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.r', 'Patient?_id=amy-shaw'),
    '403',
    '200',
  ),
  'fhir-scope-write': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Observation.rs', 'Observation', CREATE),
    '403',
    '201',
  ),
  'fhir-scope-delete': attempt(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/Observation.cu' })
      const { headers, ...init } = CREATE
      const all = { ...headers, ...bearer(access_token) }
      const created = await read(tenant, 'Observation', { ...init, headers: all })
      const [, id] = /Observation\/([^/]+)/.exec(created.headers.get('location') ?? '') ?? []
      const { status } = await read(tenant, `Observation/${id}`, { method: 'DELETE', headers: all })
      return new Response(null, { status: status === 204 || status === 200 ? 204 : status })
    },
    '403',
    '204',
  ),
  'fhir-if-match': attempt(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/Patient.ru' })
      const headers = { ...CREATE.headers, ...bearer(access_token), 'if-match': 'W/"999"' }
      const patient = await (await read(tenant, 'Patient/amy-shaw', { headers: bearer(access_token) })).text()
      return read(tenant, 'Patient/amy-shaw', { method: 'PUT', headers, body: patient })
    },
    '412',
    '200',
  ),
  'fhir-compartment': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.rs', 'Patient/lucas-labs'),
    '404',
    '200',
  ),
  'fhir-granular': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.rs?gender=unknown', 'Patient/amy-shaw'),
    '404',
    '200',
  ),
  'fhir-granular-modifier': attempt(
    (tenant) => readAs(tenant, 'launch/patient patient/Patient.rs?family:exact=Nobody', 'Patient/amy-shaw'),
    '404',
    '200',
  ),
  'fhir-batch': attempt(
    async (tenant) => {
      const entry = [{ request: { method: 'GET', url: 'Observation?_count=1' } }]
      const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
      const response = await readAs(tenant, 'launch/patient patient/Patient.rs', '', { ...CREATE, body })
      const bundle = (await response.json()) as { entry: [{ response: { status: string } }] }
      return new Response('', { status: Number(bundle.entry[0].response.status.slice(0, 3)) })
    },
    '403',
    '200',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
