import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LaunchRequest } from '../../../src/exchange/tenants/launches.ts'
import type { Mock } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { authorize, callback, obtainTokens, post } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const setOptions = (options: Partial<Mock['tenant']['options']>) => {
  mock.tenant.change(options)
}

async function ehrLaunch(
  request: Partial<LaunchRequest> = {},
  scope = 'launch openid fhirUser patient/*.rs',
) {
  setOptions({ autoApprove: { user: 'Practitioner/dr-okafor' } })
  const { launch } = await mock.prepareLaunch({
    clientId: 'smart-client-public',
    patient: 'amy-shaw',
    ...request,
  })
  return obtainTokens(mock, { launch, scope })
}

describe('EHR launch (S-050, S-053, S-076, S-081, S-082)', () => {
  const imaging = { reference: 'ImagingStudy/1', role: 'https://example.org/role' }
  const all = [
    { reference: 'Observation/1' },
    imaging,
    { canonical: 'http://example.org/Questionnaire/q|1', type: 'Questionnaire' },
    { identifier: { system: 'urn:x', value: '1' }, type: 'ServiceRequest' },
  ]

  test('returns the EHR context as top-level members; launch/… scopes are hints', async () => {
    const request = {
      encounter: 'e1',
      intent: 'reconcile',
      tenant: 'ward-7',
      appContext: 'ctx',
      fhirContext: all,
    }
    const tokens = await ehrLaunch(request, 'launch launch/encounter launch/location openid patient/*.rs')
    expect(tokens).toMatchObject({
      ...{ patient: 'amy-shaw', encounter: 'e1', intent: 'reconcile', tenant: 'ward-7', appContext: 'ctx' },
      need_patient_banner: true,
      fhirContext: all,
    })
    const introspected = await (await post(mock, 'introspect', { token: tokens.access_token })).json()
    for (const name of ['patient', 'encounter', 'intent', 'tenant', 'appContext', 'need_patient_banner']) {
      expect((introspected as Record<string, unknown>)[name]).toEqual(tokens[name])
    }
    expect((introspected as Record<string, unknown>).fhirContext).toEqual(all)
  })

  test.each([
    ['1.0', undefined],
    ['2.0', ['Observation/1']],
    ['2.1', [{ reference: 'Observation/1' }, imaging]],
    ['2.2', all],
  ] as const)('formats fhirContext by SMART %s (D11)', async (profileVersion, expected) => {
    setOptions({ profileVersion })
    try {
      expect((await ehrLaunch({ fhirContext: all }, 'launch patient/*.read')).fhirContext).toEqual(expected)
    } finally {
      setOptions({ profileVersion: '2.2' })
    }
  })

  test.each([
    [{}, /reference, canonical or identifier/],
    [{ reference: 'Patient/1' }, /another role/],
    [{ reference: 'Encounter/1', role: 'launch' }, /another role/],
    [{ reference: 'Observation/1', role: 'relative' }, /absolute URI/],
  ])('refuses a launch with the fhirContext %j', async (item, says) => {
    await expect(
      mock.prepareLaunch({ clientId: 'smart-client-public', fhirContext: [item] }),
    ).rejects.toThrow(says)
  })

  test('accepts a patient in fhirContext with its own role', async () => {
    const item = { reference: 'Patient/jane-smith', role: 'https://example.org/sibling' }
    expect((await ehrLaunch({ fhirContext: [item] })).fhirContext).toEqual([item])
  })

  test('serves JSON at smart_style_url, which changes with the style (S-083)', async () => {
    const first = String((await ehrLaunch()).smart_style_url)
    const response = await fetch(first)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({ color_background: '#edeae3' })
    const before = mock.tenant.options.style
    setOptions({ style: { color_background: '#000000' } })
    const second = String((await ehrLaunch()).smart_style_url)
    expect(second).not.toBe(first)
    expect(await (await fetch(second)).json()).toEqual({ color_background: '#000000' })
    expect((await fetch(first)).status).toBe(404)
    setOptions({ style: undefined })
    expect(await ehrLaunch()).not.toHaveProperty('smart_style_url')
    setOptions({ style: before })
  })

  test('uses the launch although only launch/patient was requested; without a patient in it, the chosen one', async () => {
    expect((await ehrLaunch({}, 'launch/patient patient/*.rs')).patient).toBe('amy-shaw')
    setOptions({ autoApprove: { user: 'Practitioner/dr-okafor', patient: 'jane-smith' } })
    const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', encounter: 'e1' })
    const tokens = await obtainTokens(mock, { launch, scope: 'launch patient/*.rs' })
    expect(tokens).toMatchObject({ patient: 'jane-smith', encounter: 'e1' })
    const other = await mock.prepareLaunch({ clientId: 'smart-client-public', encounter: 'e1' })
    const bare = await obtainTokens(mock, { launch: other.launch, scope: 'launch openid' })
    expect(bare).not.toHaveProperty('patient')
  })

  test('accepts a handle once, for its client, until it expires (S-041)', async () => {
    const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
    const ask = async (changes = {}) =>
      callback(await authorize(mock, { launch, scope: 'launch', ...changes }))
    expect((await ask({ client_id: 'smart-client-symmetric' })).get('error_description')).toMatch(
      /another client/,
    )
    expect((await ask({ launch: 'x' })).get('error')).toBe('invalid_request')
    expect((await ask()).get('code')).toBeTruthy()
    expect((await ask()).get('error_description')).toMatch(/used before/)
    const late = await mock.prepareLaunch({ clientId: 'smart-client-public' })
    await mock.performAction({ action: 'advanceClock', seconds: 3601 })
    expect((await ask({ launch: late.launch })).get('error_description')).toMatch(/expired/)
  })
})

describe('standalone (S-052, S-053, S-054)', () => {
  const standalone = (scope: string) => {
    setOptions({ autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } })
    return obtainTokens(mock, { scope })
  }

  test('returns both for launch/patient and launch/encounter, and nothing else', async () => {
    const tokens = await standalone('launch/patient launch/encounter patient/*.rs')
    expect(tokens.patient).toBe('amy-shaw')
    const url = `${mock.fhirBase}/Encounter/${tokens.encounter}`
    const read = await fetch(url, { headers: { authorization: `Bearer ${tokens.access_token}` } })
    expect(await read.json()).toMatchObject({ subject: { reference: 'Patient/amy-shaw' } })
    for (const name of ['need_patient_banner', 'smart_style_url', 'fhirContext', 'intent']) {
      expect(tokens).not.toHaveProperty(name)
    }
  })

  test('returns launch/<type> with a role as fhirContext', async () => {
    const role = 'https://example.org/role'
    const tokens = await standalone(`launch/patient launch/condition?role=${role} patient/*.rs`)
    expect(tokens.fhirContext).toEqual([{ reference: expect.stringMatching(/^Condition\//), role }])
  })

  test('returns nothing for an unknown type, and no patient without a patient/ scope', async () => {
    expect(await standalone('launch/spaceship openid')).not.toHaveProperty('fhirContext')
    expect(await standalone('openid fhirUser user/*.rs')).not.toHaveProperty('patient')
  })
})

describe('users of every kind (S-113)', () => {
  test.each([
    ['Practitioner/dr-okafor', undefined],
    ['PractitionerRole/dr-okafor-role', undefined],
    ['Patient/amy-shaw', 'amy-shaw'],
    ['RelatedPerson/jack-smith-mother', 'jack-smith'],
    ['Person/jane-smith-person', 'jane-smith'],
  ])('%s', async (user, own) => {
    setOptions({ autoApprove: own === undefined ? { user, patient: 'amy-shaw' } : { user } })
    const tokens = await obtainTokens(mock, { scope: 'launch/patient openid fhirUser patient/*.rs' })
    expect(claimsOf(tokens.id_token).fhirUser).toBe(`${mock.fhirBase}/${user}`)
    expect(tokens.patient).toBe(own ?? 'amy-shaw')
  })

  test('omits the claim when fhirUser was not granted', async () => {
    const { id_token } = await obtainTokens(mock, { scope: 'launch/patient openid patient/*.rs' })
    expect(claimsOf(id_token)).not.toHaveProperty('fhirUser')
  })
})
