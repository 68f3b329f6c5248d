import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock({ preset: 'epic', variant: ['old-site', 'v1-answers'] })
})
afterAll(() => mock.close())

const getPreset = async ({ tenant }: Pick<Mock, 'tenant'>) => {
  await tenant.inForce.pending
  return tenant.inForce.preset && [tenant.inForce.preset.name, ...tenant.inForce.preset.variants]
}

describe('the preset of a tenant', () => {
  test('is that of the mock unless it has one, and none where it says so', async () => {
    expect(await getPreset(mock)).toEqual(['epic', 'old-site', 'v1-answers'])
    expect(await getPreset(mock.createTenant('same'))).toEqual(['epic', 'old-site', 'v1-answers'])
    expect(await getPreset(mock.createTenant('other', { preset: 'athena' }))).toEqual(['athena'])
    expect(await getPreset(mock.createTenant('none', { preset: 'none' }))).toBeUndefined()
  })

  test('has one variant or several, also those of the preset of the mock', async () => {
    const keycloak = mock.createTenant('one', { preset: 'keycloak', variant: 'other-extension' })
    expect(await getPreset(keycloak)).toEqual(['keycloak', 'other-extension'])
    expect(await getPreset(mock.createTenant('another', { variant: 'opaque-tokens' }))).toEqual([
      'epic',
      'opaque-tokens',
    ])
  })

  test('is the option of the same meaning, and a reset restores it', async () => {
    const tenant = mock.createTenant('by-option', { options: { preset: 'athena' } })
    expect(await getPreset(tenant)).toEqual(['athena'])
    const short = mock.createTenant('by-name', { preset: 'athena', options: { tokenType: 'Bearer' } })
    short.tenant.change({ preset: 'none' })
    short.reset()
    expect(await getPreset(short)).toEqual(['athena'])
    expect(short.tenant.inForce.own).toMatchObject({ preset: 'athena', tokenType: 'Bearer' })
  })

  test.each([
    [{ preset: 'epik' as 'epic' }, 'there is no preset epik'],
    [{ preset: 'athena', variant: 'old-site' } as const, 'athena has no variant old-site'],
    [{ preset: 'none', variant: 'old-site' } as const, 'a variant needs a preset: old-site'],
    [
      { preset: 'epic', options: { preset: 'epic' } } as const,
      'preset cannot be combined with options.preset',
    ],
    [
      { variant: 'old-site', options: { presetVariants: [] } },
      'variant cannot be combined with options.presetVariants',
    ],
  ])('%j is refused, and creates nothing', (request, message) => {
    expect(() => mock.createTenant('refused', request)).toThrow(message)
    expect(() => mock.createTenant('refused', { preset: 'none' }).delete()).not.toThrow()
  })

  test('that does not exist keeps a mock from starting', async () => {
    await expect(createMock({ preset: 'epik' as 'epic' })).rejects.toThrow('there is no preset epik')
  })
})
