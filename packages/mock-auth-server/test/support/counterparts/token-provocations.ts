import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, bearer, callback, codeForm, obtainCode, obtainTokens, post } from '../handshake.ts'
import { type Provocations, provoke } from './provocation.ts'

const claimsOf = ({ id_token }: { readonly id_token: string }) =>
  JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
const GRANULAR = `patient/Observation.rs?category=laboratory`

export const TOKEN_PROVOCATIONS: Provocations = {
  'authorization-details-malformed': provoke(
    async (tenant) => (await obtainTokens(tenant)).authorization_details,
    undefined,
    { type: 'smart_on_fhir' },
  ),
  'token-characters': provoke(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/Patient.rs' })
      return [
        access_token.endsWith('!'),
        (await fetch(`${tenant.fhirBase}/Patient/amy-shaw`, { headers: bearer(access_token) })).status,
      ]
    },
    [false, 200],
    [true, 200],
  ),
  'token-too-long': provoke(
    async (tenant) => (await obtainTokens(tenant)).access_token.length > 8192,
    false,
    true,
  ),
  'tokens-guessable': provoke(
    async (tenant) => (await obtainTokens(tenant)).access_token.length < 16,
    false,
    true,
  ),
  'codes-guessable': provoke(
    async (tenant) => {
      const code = await obtainCode(tenant)
      return [code.length < 16, (await post(tenant, 'token', await codeForm(tenant, { code }))).status]
    },
    [false, 200],
    [true, 200],
  ),
  'profile-missing': provoke(
    async (tenant) => {
      // The alias of fhirUser was removed in SMART 2.
      tenant.tenant.change({ profileVersion: '1.0' })
      return 'profile' in claimsOf(await obtainTokens(tenant, { scope: 'openid profile' }))
    },
    true,
    false,
  ),
  'granular-dropped': provoke(
    async (tenant) => (await obtainTokens(tenant, { scope: `launch/patient ${GRANULAR}` })).scope,
    `launch/patient ${GRANULAR}`,
    'launch/patient patient/Observation.rs',
  ),
}

const STATE = {
  resourceType: 'Basic',
  code: { coding: [{ system: 'https://app.example', code: 'prefs' }] },
  subject: { reference: 'Patient/amy-shaw' },
}

async function createState(tenant: MockTenant) {
  const headers = {
    ...bearer((await obtainTokens(tenant)).access_token),
    'content-type': 'application/fhir+json',
  }
  const url = `${tenant.tenant.base}/app-state/Basic`
  return { headers, url, created: await fetch(url, { method: 'POST', headers, body: JSON.stringify(STATE) }) }
}

export const APP_STATE_PROVOCATIONS: Provocations = {
  'etag-missing': provoke(
    async (tenant) => (await createState(tenant)).created.headers.has('etag'),
    true,
    false,
  ),
  'query-ignores-code': provoke(
    async (tenant) => {
      const { headers, url } = await createState(tenant)
      const query = '?code=https://app.example|other&subject=Patient/amy-shaw'
      const found = (await (await fetch(`${url}${query}`, { headers })).json()) as { total: number }
      return found.total
    },
    0,
    1,
  ),
}

export const STATE_PROVOCATIONS: Provocations = {
  'plus-as-space': provoke(
    async (tenant) => callback(await authorize(tenant, { state: 'a+b' })).get('state'),
    'a+b',
    'a b',
  ),
}
