import { afterEach, expect, it } from 'vitest'
import type { MockServer } from '../../listeners/mock-server.ts'
import { startMock } from '../../mock/start-mock.ts'
import { createTenantsAndFaults } from './create-tenants-and-faults.ts'

let server: MockServer | undefined
afterEach(() => server?.close())

async function started(): Promise<MockServer> {
  server = await startMock({})
  return server
}

it('creates tenants with options, clients beside the common ones, and faults', async () => {
  const { tenants } = await started()
  await createTenantsAndFaults(server as MockServer, ['state-changed'], {
    north: {
      options: { pkce: 'optional' },
      clients: [{ clientId: 'b', type: 'public', redirectUris: ['http://localhost:1/cb'], launchUris: [] }],
      faults: [{ fault: 'invalid-grant', times: 2 }],
      seed: 5,
    },
  })
  const [common, north] = [tenants.get('default')?.tenant, tenants.get('north')?.tenant]
  expect(north?.options.pkce).toBe('optional')
  expect(common?.options.pkce).toBe('required')
  expect(north?.clients.map(({ clientId }) => clientId)).toEqual([
    ...(common?.clients.map(({ clientId }) => clientId) ?? []),
    'b',
  ])
  expect(north?.seed).toBe(5)
  expect(north?.armed.list.map(({ declaration, remaining }) => [declaration.name, remaining])).toEqual([
    ['invalid-grant', 2],
  ])
  expect(common?.armed.list.map(({ declaration }) => declaration.name)).toEqual(['state-changed'])
})

it('reports the location of a mistake', async () => {
  await started()
  const at = server as MockServer
  await expect(createTenantsAndFaults(at, ['state-chnged'])).rejects.toThrow(
    '--fault: fault "state-chnged" does not exist',
  )
  await expect(createTenantsAndFaults(at, [], { a: { faults: ['none'] } })).rejects.toThrow(
    'tenant a: faults: fault ',
  )
  await expect(createTenantsAndFaults(at, [], { default: {} })).rejects.toThrow(
    'tenant default: the tenant default already exists',
  )
})
