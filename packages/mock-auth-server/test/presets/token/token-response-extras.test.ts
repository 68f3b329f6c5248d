import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { basic } from '../../support/handshake.ts'
import { askTokens, createTenant, listEffects, openLaunch, refresh, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('tokenResponseExtras', () => {
  test('adds members by grant, with placeholders', async () => {
    const tenant = createTenant(mock, {
      backendAuth: 'secret-too',
      tokenResponseExtras: {
        code: {
          state: '{state}',
          who: { reference: '{fhirUserRelative}', url: '{fhirUser}', id: '{user}' },
          times: ['{expiresIn}', '{refreshExpiresIn}'],
          expires_on: '{expiresAtEpoch}',
          ends: '{grantEndIso}',
          visit: '{encounter}',
        },
        refresh: { state: '{state}', client_id: '{clientId}' },
        backend: { refresh_token: null, patient: '{patient}', owner: '{user}', unknown: '{nothing}' },
      },
    })
    const before = Math.floor(Date.now() / 1000)
    const code = await signIn(tenant)
    expect(code).toMatchObject({
      state: 'state-0123456789abcdef',
      who: {
        reference: 'Practitioner/dr-okafor',
        url: `${tenant.fhirBase}/Practitioner/dr-okafor`,
        id: 'dr-okafor',
      },
      times: [3600, 7_776_000],
      visit: null,
    })
    expect(Number(code.expires_on)).toBeGreaterThanOrEqual(before + 3600)
    expect(Date.parse(String(code.ends)) / 1000).toBeGreaterThanOrEqual(before + 7_776_000)
    expect(code.ends).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(listEffects(tenant)).toEqual(['tokenResponseExtras'])

    const { body: refreshed } = await refresh(tenant, code.refresh_token)
    expect(refreshed).toMatchObject({ state: null, client_id: 'smart-client-public' })
    expect(refreshed).not.toHaveProperty('who')

    const secret = basic('smart-client-symmetric', 'smart-client-secret')
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const { body: backend } = await askTokens(tenant, form, secret)
    expect(Object.entries(backend).slice(4)).toEqual([
      ['refresh_token', null],
      ['patient', null],
      ['owner', 'smart-client-symmetric'],
      ['unknown', '{nothing}'],
    ])
    expect(tenant.journal.last({ step: 'token' })?.facts.issuedRefreshToken).toBeUndefined()
    tenant.tenant.change({ tokenResponseExtras: {} })
    expect(await signIn(tenant)).not.toHaveProperty('state')
    expect(listEffects(tenant)).toEqual([])
  })

  test('some are there in an EHR launch, or with a scope', async () => {
    const tenant = createTenant(mock, {
      tokenResponseExtras: {
        code: {
          location: { when: 'ehr-launch', value: 'ward-7' },
          name: { when: 'profile', value: '{name}' },
          when: { when: 'never', value: 1, more: true },
        },
      },
    })
    expect(await signIn(tenant)).toMatchObject({ when: { when: 'never', value: 1, more: true } })
    expect(await signIn(tenant)).not.toHaveProperty('location')
    const launched = await signIn(tenant, 'public', {
      launch: await openLaunch(tenant),
      scope: 'launch openid profile',
    })
    expect(launched).toMatchObject({ location: 'ward-7', name: 'Ngozi Okafor' })
  })

  test('the end of a grant stays where refreshes do not move it', async () => {
    const extras = { ends: '{grantEndIso}', left: '{refreshExpiresIn}' }
    const options = { tokenResponseExtras: { code: extras, refresh: extras }, refreshTokenLifetimeS: 5000 }
    for (const [refreshLifetime, left] of [
      ['fixed', 3000],
      ['sliding', 5000],
    ] as const) {
      const tenant = createTenant(mock, { ...options, refreshLifetime })
      const { refresh_token } = await signIn(tenant)
      await tenant.performAction({ action: 'advanceClock', seconds: 2000 })
      expect(Math.abs(Number((await refresh(tenant, refresh_token)).body.left) - left)).toBeLessThan(60)
    }
  })
})
