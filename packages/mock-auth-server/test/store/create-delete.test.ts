import { expect, test, vi } from 'vitest'
import { StoreError } from '../../src/exchange/tenants/shared/tenant-store.ts'
import { type Answer, ask } from './site.ts'
import { startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

describeStored('a tenant that another process is creating', () => {
  const used = useValkey()

  test('does not exist yet: whoever creates it too is asked to try again', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const create = () => ask(`${other.controlUrl}/tenants`, 'POST', { name: 'early' })
    let answer: Answer | undefined
    await one.tenants.shared?.reserve('early', async () => {
      answer = await create()
      return one.tenants.create('early')
    })
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '1'])
    expect([(await create()).status, (await create()).json.error]).toEqual([
      400,
      'the tenant early already exists',
    ])
  })

  test('can be created by others when nothing came of it', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const failing = one.tenants.shared?.reserve('never', () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect((await ask(`${other.controlUrl}/tenants`, 'POST', { name: 'never' })).status).toBe(201)
  })
})

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
