import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OptionSettings } from '../../../src/options/option-settings.ts'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { createTenant, listEffects } from '../preset-requests.ts'
import { NOT_AUTHENTICATED, type Services, startServices } from '../services.ts'

let mock: Mock
let services: Services
beforeAll(async () => {
  ;[mock, services] = await Promise.all([createMock(), startServices()])
})
afterAll(async () => {
  services.close()
  await mock.close()
})

function createKeyedTenant(options: OptionSettings): MockTenant {
  const tenant = createTenant(mock, options)
  services.register(tenant)
  return tenant
}

describe('assertionKeys', () => {
  test('url-only refuses keys that were registered inline', async () => {
    const tenant = createKeyedTenant({ assertionKeys: 'url-only' })
    expect(await services.authenticate(tenant, 'inline')).toMatchObject(NOT_AUTHENTICATED)
    expect(tenant.journal.last({ step: 'token' })?.facts.diagnosis).toContain('without a URL')
    expect(listEffects(tenant)).toEqual(['assertionKeys'])
    expect(await services.authenticate(tenant, 'by-url')).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual([])
    tenant.tenant.change({ assertionKeys: 'any' })
    expect(await services.authenticate(tenant, 'inline')).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual([])
  })
})

describe('assertionJti', () => {
  test('maxLength refuses a longer jti', async () => {
    const tenant = createKeyedTenant({ assertionJti: { maxLength: 151 } })
    const longest = { claims: { jti: 'j'.repeat(151) } }
    expect(await services.authenticate(tenant, 'inline', longest)).toMatchObject({ status: 200 })
    expect(await services.authenticate(tenant, 'inline', longest)).toMatchObject(NOT_AUTHENTICATED)
    const longer = { claims: { jti: 'k'.repeat(152) } }
    expect(listEffects(tenant)).toEqual([])
    expect(await services.authenticate(tenant, 'inline', longer)).toMatchObject(NOT_AUTHENTICATED)
    expect(listEffects(tenant)).toEqual(['assertionJti'])
    expect(tenant.journal.last({ step: 'token' })?.facts.diagnosis).toBe(
      'jti has 152 characters, which is too long for this server',
    )
    tenant.tenant.change({ assertionJti: { replay: 'refused' } })
    expect(await services.authenticate(tenant, 'inline', { claims: { jti: 'l'.repeat(152) } })).toMatchObject(
      {
        status: 200,
      },
    )
  })

  test('replay allowed takes a jti again', async () => {
    const tenant = createKeyedTenant({ assertionJti: { replay: 'allowed' } })
    const same = { claims: { jti: 'again' } }
    expect(await services.authenticate(tenant, 'inline', same)).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual([])
    expect(await services.authenticate(tenant, 'inline', same)).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual(['assertionJti'])
    tenant.tenant.change({ assertionJti: { replay: 'refused' } })
    expect(await services.authenticate(tenant, 'inline', same)).toMatchObject(NOT_AUTHENTICATED)
  })
})

describe('assertionAudience', () => {
  test('is the only audience that is taken', async () => {
    const tenant = createKeyedTenant({ assertionAudience: '{second}/v1/token' })
    const other = { claims: { aud: `${tenant.tenant.addresses.second}/v1/token` } }
    expect(await services.authenticate(tenant, 'inline')).toMatchObject(NOT_AUTHENTICATED)
    expect(await services.authenticate(tenant, 'inline', other)).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual(['assertionAudience'])
    tenant.tenant.change({ assertionAudience: 'token-endpoint' })
    expect(await services.authenticate(tenant, 'inline', other)).toMatchObject(NOT_AUTHENTICATED)
    expect(await services.authenticate(tenant, 'inline')).toMatchObject({ status: 200 })
  })
})
