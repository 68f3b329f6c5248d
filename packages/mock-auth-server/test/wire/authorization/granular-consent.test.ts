import { loadSampleData } from '@smart-mock/fhir-engine'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import {
  authorize,
  bearer,
  callback,
  codeForm,
  obtainTokens,
  post,
  type Tokens,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { findField, redeem } from './sign-in-pages.ts'

const OBSERVATION = 'patient/Observation.rs'
const LAB = `${OBSERVATION}?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory`
const CONCERN =
  'patient/Condition.rs?category=http://hl7.org/fhir/us/core/CodeSystem/condition-category|health-concern'
const SCOPE = `openid offline_access patient/Condition.rs ${OBSERVATION}`

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => mock.reset())

/** Opens the consent page as a patient. */
async function openConsent(scope: string, server: Mock = mock) {
  const interaction = findField(await (await authorize(server, { scope })).text(), 'interaction')
  const signedIn = await post(server, 'decide', { interaction, step: 'sign-in', user: 'Patient/lucas-labs' })
  return { interaction, page: await signedIn.text() }
}

/** Allows the ticked scopes. */
function allow(interaction: string, ticked: readonly string[], server: Mock = mock) {
  const form = new URLSearchParams({ interaction, step: 'consent', decision: 'allow' })
  for (const scope of ticked) form.append('scope', scope)
  return post(server, 'decide', form)
}

async function narrow(): Promise<Tokens> {
  const { interaction } = await openConsent(SCOPE)
  return redeem(mock, await allow(interaction, ['openid', 'offline_access', CONCERN, OBSERVATION, LAB]))
}

/** Returns the category codes of all Observations that a token reads, and the status of another one. */
async function readObservations(server: Mock | MockTenant, token: string) {
  const search = await fetch(`${server.fhirBase}/Observation?_count=200`, { headers: bearer(token) })
  const bundle = (await search.json()) as fhir4.Bundle<fhir4.Observation>
  const codes = (bundle.entry ?? []).flatMap(
    ({ resource }) => resource?.category?.[0]?.coding?.[0]?.code ?? [],
  )
  return [...new Set(codes)]
}

/** Returns the id of an Observation of the patient in that category. */
function findId(category: string): string {
  const found = loadSampleData()
    .filter((resource) => resource.resourceType === 'Observation')
    .find(
      ({ subject, category: [concept] = [] }) =>
        subject?.reference === 'Patient/lucas-labs' && concept?.coding?.[0]?.code === category,
    )
  return found?.id ?? ''
}

describe('consent to categories', () => {
  test('grants what is ticked: token response, introspection and FHIR API agree', async () => {
    const tokens = await narrow()
    const granted = `openid offline_access ${CONCERN} ${LAB}`
    expect(tokens.scope).toBe(granted)
    const introspected = await post(mock, 'introspect', { token: tokens.access_token })
    expect(await introspected.json()).toMatchObject({ active: true, scope: granted })
    expect(await readObservations(mock, tokens.access_token)).toEqual(['laboratory'])
    const status = async (id: string) =>
      (await fetch(`${mock.fhirBase}/Observation/${id}`, { headers: bearer(tokens.access_token) })).status
    expect([await status(findId('laboratory')), await status(findId('vital-signs'))]).toEqual([200, 404])
  })

  test('keeps the narrowed scope in a refresh, and refuses the requested one there', async () => {
    const { refresh_token } = await narrow()
    const form = { grant_type: 'refresh_token', refresh_token, client_id: 'smart-client-public' }
    const wider = await post(mock, 'token', { ...form, scope: OBSERVATION })
    expect([wider.status, await wider.json()]).toMatchObject([400, { error: 'invalid_scope' }])
    const refreshed = (await (await post(mock, 'token', form)).json()) as Tokens
    expect(refreshed.scope).toBe(`openid offline_access ${CONCERN} ${LAB}`)
    expect(await readObservations(mock, refreshed.access_token)).toEqual(['laboratory'])
  })

  test.each([
    'patient/Observation.cruds',
    LAB.replace('.rs', '.cruds'),
    LAB.replace('patient/', 'user/'),
    `${OBSERVATION}?category=urn:other|x`,
    `${OBSERVATION}?code=http://loinc.org|1-8`,
  ])('refuses a form with %s, names it and issues no code', async (crafted) => {
    const { interaction } = await openConsent(SCOPE)
    const response = await allow(interaction, ['openid', crafted])
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('was not requested, so it cannot be granted.')
    const after = await allow(interaction, ['openid'])
    expect((await redeem(mock, after)).scope).toBe('openid')
  })

  test('offers no category for v1 notation, wildcards and other types', async () => {
    const offered = async (scope: string) => (await openConsent(scope)).page.includes('Only some categories')
    expect(await offered(OBSERVATION)).toBe(true)
    for (const scope of ['patient/Observation.read', 'patient/*.rs', 'patient/Goal.rs', LAB]) {
      expect([scope, await offered(scope)]).toEqual([scope, false])
    }
  })

  test('offers none at a server of SMART 1.0, which has no granular scopes', async () => {
    const old = await createMock({ options: { profileVersion: '1.0' } })
    expect((await openConsent('patient/Observation.read', old)).page).not.toContain('Only some categories')
    await old.close()
  })

  test('is no consent to the whole of what was narrowed', async () => {
    const interaction = findField(await (await authorize(mock, { scope: SCOPE })).text(), 'interaction')
    const signedIn = await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/lucas-labs' })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await redeem(mock, await allow(interaction, ['openid', LAB]))
    const silently = async (scope: string) =>
      callback(await authorize(mock, { scope, prompt: 'none' }, { headers: { cookie } }))
    expect((await silently(OBSERVATION)).get('error')).toBe('consent_required')
    expect((await silently(LAB)).get('code')).toBeTruthy()
  })
})

describe('autoApprove.granularScope', () => {
  const approve = (granularScope: string) => ({ user: 'Patient/lucas-labs', granularScope })

  test('grants it in place of the scopes that cover it', async () => {
    const tenant = mock.createTenant('granular', { options: { autoApprove: approve(`${LAB} ${CONCERN}`) } })
    const tokens = await obtainTokens(tenant, { scope: SCOPE })
    expect(tokens.scope).toBe(`openid offline_access ${CONCERN} ${LAB}`)
    expect(await readObservations(tenant, tokens.access_token)).toEqual(['laboratory'])
    expect((await obtainTokens(tenant, { scope: 'patient/Observation.read' })).scope).toBe(
      'patient/Observation.read',
    )
  })

  test('can be set with the control API, which refuses scopes that are not granular', async () => {
    const patch = (autoApprove: object) =>
      fetch(`${mock.controlUrl}/tenants/default`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ options: { autoApprove } }),
      })
    const refused = await patch(approve(OBSERVATION))
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('granularScope must have granular scopes'),
    ])
    const contradictory = await patch({ ...approve(LAB), consent: 'ask' })
    expect([contradictory.status, await contradictory.text()]).toEqual([
      400,
      expect.stringContaining('in place of the consent page'),
    ])
    expect((await patch(approve(LAB))).status).toBe(200)
    const code = callback(await authorize(mock, { scope: OBSERVATION })).get('code') ?? ''
    const response = await post(mock, 'token', await codeForm(mock, { code }))
    expect(((await response.json()) as Tokens).scope).toBe(LAB)
    expect((await patch({ user: 'Patient/lucas-labs' })).status).toBe(200)
  })
})
