import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OptionSettings } from '../../src/options/option-settings.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { codeForm, params, post } from '../support/handshake.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

function createTenant(options: OptionSettings): MockTenant {
  count += 1
  const tenant = mock.createTenant(`switches-${count}`, { options })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  return tenant
}

async function getTokens(tenant: MockTenant): Promise<Record<string, unknown>> {
  const response = await post(tenant, 'token', params(await codeForm(tenant)))
  return (await response.json()) as Record<string, unknown>
}

const refresh = async (tenant: MockTenant, tokens: Record<string, unknown>) => {
  const form = {
    grant_type: 'refresh_token',
    refresh_token: String(tokens.refresh_token),
    client_id: 'smart-client-public',
  }
  return (await (await post(tenant, 'token', form)).json()) as Record<string, unknown>
}

const listEffects = (tenant: MockTenant) =>
  tenant.journal.find({ step: 'token' }).map(({ switches }) => switches.map((each) => each.switch))

describe('switches', () => {
  test('hold for every exchange, and the journal names those that changed something', async () => {
    const tenant = createTenant({ tokenType: 'bearer', refreshResponse: 'minimal' })
    const first = await getTokens(tenant)
    expect(first).toMatchObject({ token_type: 'bearer', patient: 'amy-shaw' })
    const second = await refresh(tenant, first)
    expect(Object.keys(second)).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'scope',
      'refresh_token',
    ])
    expect(listEffects(tenant)).toEqual([['tokenType'], ['tokenType', 'refreshResponse']])
  })

  test('change nothing without a value, and nothing with the value of a strict server', async () => {
    const tenant = createTenant({ tokenType: 'Bearer' })
    expect(await getTokens(tenant)).toMatchObject({ token_type: 'Bearer' })
    expect(listEffects(tenant)).toEqual([[]])
    expect(tenant.tenant.switches.isEmpty).toBe(true)
  })

  test('come before faults, which win', async () => {
    const tenant = createTenant({ tokenType: 'bearer' })
    await tenant.arm('token-type-case', { params: { is: 'BEARER' } })
    expect(await getTokens(tenant)).toMatchObject({ token_type: 'BEARER' })
    const [entry] = tenant.journal.find({ step: 'token' })
    expect(entry?.strikes[0]?.changes[0]).toMatchObject({ original: { token_type: 'bearer' } })
  })

  test('can be changed while the tenant runs, until a reset', async () => {
    const tenant = createTenant({})
    tenant.tenant.change({ tokenType: 'bearer' })
    expect(await getTokens(tenant)).toMatchObject({ token_type: 'bearer' })
    tenant.reset()
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    expect(await getTokens(tenant)).toMatchObject({ token_type: 'Bearer' })
  })
})

describe('a preset', () => {
  test('is a base that variants and options of the tenant override', async () => {
    const epic = createTenant({ preset: 'epic' })
    expect(await getTokens(epic)).toMatchObject({ token_type: 'bearer', expires_in: 3240 })
    expect(epic.tenant.inForce.preset).toMatchObject({ name: 'epic', variants: [], date: '2026-11' })
    const own = createTenant({ preset: 'epic', tokenType: 'Bearer', accessTokenLifetimeS: 60 })
    expect(await getTokens(own)).toMatchObject({ token_type: 'Bearer', expires_in: 60 })
    own.tenant.change({ preset: 'none' })
    expect(own.tenant.inForce.preset).toBeUndefined()
    expect(own.tenant.options.pkce).toBe('required')
  })

  test('that does not exist is refused, as are variants that it does not have', () => {
    expect(() => createTenant({ preset: 'epik' as 'epic' })).toThrow('there is no preset epik')
    expect(() => createTenant({ preset: 'epic', presetVariants: ['x'] })).toThrow(
      'epic has no variant x; it has v1-answers',
    )
    expect(() => createTenant({ presetVariants: ['x'] })).toThrow('a variant needs a preset: x')
  })
})
