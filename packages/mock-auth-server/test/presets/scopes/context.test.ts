import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, obtainTokens } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'

const createTenant = useTenants()

async function launch(tenant: MockTenant) {
  const prepared = await tenant.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  return obtainTokens(tenant, { launch: prepared.launch, scope: 'launch openid patient/Observation.rs' })
}

describe('standalonePatient', () => {
  const scope = 'launch/patient openid patient/Observation.rs'

  test('patients-only gives a practitioner none', async () => {
    const tenant = createTenant({ standalonePatient: 'patients-only' })
    expect(await obtainTokens(tenant, { scope })).not.toHaveProperty('patient')
    expect(listEffects(tenant, 'authorize')).toEqual(['standalonePatient'])
    expect(await launch(tenant)).toMatchObject({ patient: 'amy-shaw' })
    tenant.tenant.change({ standalonePatient: 'given' })
    expect(await obtainTokens(tenant, { scope })).toMatchObject({ patient: 'amy-shaw' })
    expect(listEffects(tenant, 'authorize')).toEqual([])
  })

  test('patients-only gives a patient their own record', async () => {
    const tenant = createTenant({ standalonePatient: 'patients-only' }, 'Patient/amy-shaw')
    expect(await obtainTokens(tenant, { scope })).toMatchObject({ patient: 'amy-shaw' })
  })

  test('patients-only shows a practitioner no patient picker', async () => {
    for (const [standalonePatient, page] of [
      ['given', 'Choose a patient'],
      ['patients-only', 'Allow'],
    ] as const) {
      const tenant = createTenant({ standalonePatient })
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', consent: 'ask' })
      expect(await (await authorize(tenant, { scope })).text()).toContain(page)
    }
  })
})

describe('contextDisplay', () => {
  const members = ['need_patient_banner', 'smart_style_url']
  const listMembers = (tokens: object) => members.filter((name) => name in tokens)

  test.each([
    ['ehr-launch', [], members, []],
    ['always', members, members, ['contextDisplay']],
    ['never', [], [], []],
  ] as const)('%s', async (contextDisplay, standalone, launched, effects) => {
    const tenant = createTenant({ contextDisplay })
    expect(listMembers(await obtainTokens(tenant))).toEqual(standalone)
    expect(listEffects(tenant, 'token')).toEqual(effects)
    expect(listMembers(await launch(tenant))).toEqual(launched)
    expect(listEffects(tenant, 'token')).toEqual(contextDisplay === 'never' ? ['contextDisplay'] : [])
  })

  test('always sends the URL of the style that is served', async () => {
    const { smart_style_url } = await obtainTokens(createTenant({ contextDisplay: 'always' }))
    expect((await fetch(String(smart_style_url))).status).toBe(200)
  })
})

describe('bannerType', () => {
  test.each([
    ['string', 'true', ['bannerType']],
    ['boolean', true, []],
  ] as const)('%s', async (bannerType, banner, effects) => {
    const tenant = createTenant({ bannerType })
    expect((await launch(tenant)).need_patient_banner).toBe(banner)
    expect(listEffects(tenant, 'token')).toEqual(effects)
  })

  test('applies to what contextDisplay adds', async () => {
    const tenant = createTenant({ bannerType: 'string', contextDisplay: 'always' })
    expect((await obtainTokens(tenant)).need_patient_banner).toBe('true')
  })
})
