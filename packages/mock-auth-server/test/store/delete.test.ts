import { expect, test, vi } from 'vitest'
import { StoreError } from '../../src/exchange/tenants/shared/tenant-store.ts'
import { ask } from './site.ts'
import { startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

describeStored('a tenant that is deleted', () => {
  const used = useValkey()

  test('is there as long as the store has it, and the reply says so', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const url = `${sandbox.at(0).controlUrl}/tenants`
    expect((await ask(url, 'POST', { name: 'deleted' })).status).toBe(201)
    const store = sandbox.at(0).tenants.shared?.store
    if (!store) throw new Error('the mock has no store')
    vi.spyOn(store, 'remove').mockRejectedValueOnce(new StoreError('the store does not respond'))
    const refused = await ask(`${url}/deleted`, 'DELETE')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await ask(`${sandbox.at(1).controlUrl}/tenants/deleted`)).status).toBe(200)
    expect((await ask(`${url}/deleted`, 'DELETE')).status).toBe(204)
    expect((await ask(`${sandbox.at(1).controlUrl}/tenants/deleted`)).status).toBe(404)
  })
})
