import { expect, test } from 'vitest'
import { ask } from './site.ts'
import { startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

describeStored('the control API of any process that shares a store', () => {
  const used = useValkey()

  test('judges scenarios by the default tenant, whoever serves that', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    for (const { controlUrl } of sandbox.members) {
      const create = (user: string) => ask(`${controlUrl}/scenarios`, 'POST', { autoApprove: { user } })
      expect((await create('Practitioner/dr-okafor')).status).toBe(201)
      const { status, json } = await create('dr-okafor')
      expect([status, json.error]).toEqual([400, expect.stringContaining('Practitioner/dr-okafor')])
    }
  })

  test('creates a tenant that another process has refused before', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const options = { autoApprove: { user: 'dr-okafor' } }
    const refused = await ask(`${one.controlUrl}/tenants`, 'POST', { name: 'again', options })
    expect(refused.status).toBe(400)
    expect(() => one.tenants.create('once-more', { options })).toThrow('did you mean')
    await one.tenants.shared?.settle()
    for (const name of ['again', 'once-more']) {
      const created = await ask(`${other.controlUrl}/tenants`, 'POST', { name })
      expect(created.status, created.text).toBe(201)
    }
  })
})
