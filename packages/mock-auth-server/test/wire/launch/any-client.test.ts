import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { AUTO, authorize, buildSimUrl } from './launcher-requests.ts'

let mock: Mock
let origin: string
beforeAll(async () => {
  mock = await oauthMock()
  origin = new URL(mock.fhirBase).origin
})
afterAll(() => mock.close())

describe("clients: 'any'", () => {
  const elsewhere = { redirect_uri: 'https://app.example/cb' }

  test('redirects to this machine or a registered URI, and shows a link otherwise (S-044)', async () => {
    for (const changes of [elsewhere, { ...elsewhere, scope: 'nonsense' }]) {
      const response = await authorize(buildSimUrl(origin, AUTO), changes)
      expect([response.status, response.headers.get('location')]).toEqual([200, null])
      expect(await response.text()).toContain('href="https://app.example/cb?')
    }
  })

  test('is no open redirector for URIs that the link itself registers, of any or a named client', async () => {
    for (const fields of [{ 8: 'https://app.example/cb' }, { 8: 'https://app.example/cb', 9: 'whoever' }]) {
      for (const changes of [elsewhere, { ...elsewhere, scope: 'nonsense' }]) {
        const response = await authorize(buildSimUrl(origin, { ...AUTO, ...fields }), changes)
        expect([response.status, response.headers.get('location')]).toEqual([200, null])
        expect(await response.text()).toContain('href="https://app.example/cb?')
      }
      const here = buildSimUrl(origin, { ...AUTO, ...fields, 8: 'http://localhost:9/cb' })
      expect((await authorize(here)).status).toBe(302)
    }
  })

  test('redirects to a URI that the template registration of the tenant has', async () => {
    const options = { clients: 'any', autoApprove: { user: 'Patient/amy-shaw' } } as const
    const tenant = mock.createTenant('template', { options })
    const redirectUris = ['https://app.example/cb']
    tenant.register({ clientId: '*', name: 'any', type: 'public', redirectUris, launchUris: [] })
    const base = tenant.fhirBase.replace(/\/fhir$/, '')
    const redirected = await authorize(base, elsewhere)
    expect(redirected.headers.get('location')).toMatch(/^https:\/\/app\.example\/cb\?code=/)
  })

  test('refuses a client that could not be registered, or without an id', async () => {
    for (const changes of [
      { redirect_uri: 'javascript:alert(1)' },
      { redirect_uri: 'http://app.example/cb' },
      { redirect_uri: '' },
      { client_id: '' },
      { client_id: '*' },
    ]) {
      const response = await authorize(buildSimUrl(origin, AUTO), changes)
      expect([response.status, response.headers.get('location')]).toEqual([400, null])
    }
  })

  test('does not accept the template registration as a client', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 8: 'http://localhost:9/cb' })
    expect((await authorize(base, { client_id: '*' })).status).toBe(400)
  })

  test('leaves registered clients unchanged, and is off by default', async () => {
    const tenant = mock.createTenant('any', {
      options: { clients: 'any', autoApprove: { user: 'Patient/amy-shaw' } },
    })
    const base = tenant.fhirBase.replace(/\/fhir$/, '')
    expect((await authorize(base)).status).toBe(302)
    expect((await authorize(base, { client_id: 'smart-client-public' })).status).toBe(400)
    expect((await authorize(origin)).status).toBe(400)
  })
})
