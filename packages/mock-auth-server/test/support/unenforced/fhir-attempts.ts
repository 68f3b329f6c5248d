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
} satisfies Partial<Record<ServerRequirement, Attempt>>
