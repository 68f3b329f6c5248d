import { expect, test } from 'vitest'
import type { OptionSettings } from '../../../src/options/option-settings.ts'
import { askAsService } from '../errors/provoke.ts'
import { useTenants } from '../use-tenants.ts'

const createTenant = useTenants()

async function findLifetime(
  options: OptionSettings,
  fault?: Parameters<ReturnType<typeof createTenant>['arm']>,
) {
  const tenant = createTenant(options)
  if (fault) await tenant.arm(...fault)
  return (await (await askAsService(tenant, 'system/Patient.rs')).json()).expires_in
}

test.each<[OptionSettings, number]>([
  [{}, 300],
  [{ accessTokenLifetimeS: 60 }, 60],
  [{ backendTokenLifetimeS: 3600 }, 3600],
  [{ preset: 'epic' }, 3600],
  [{ preset: 'epic', backendTokenLifetimeS: 120 }, 120],
])('a service at %j gets tokens for %d seconds', async (options, seconds) => {
  expect(await findLifetime(options)).toBe(seconds)
})

test('a fault shortens them whatever is set', async () => {
  expect(
    await findLifetime({ preset: 'epic' }, ['backend-token-short-lived', { params: { seconds: 5 } }]),
  ).toBe(5)
})
