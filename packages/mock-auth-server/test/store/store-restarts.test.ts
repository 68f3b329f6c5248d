import { expect, test } from 'vitest'
import { codeForm, obtainCode, obtainTokens, params, post } from '../support/handshake.ts'
import { ask, getSiteTenant } from './site.ts'
import { APPROVED, readData, startTenant, writeData } from './started-tenant.ts'
import { describeStored, useValkey } from './use-valkey.ts'

describeStored('a store that ends and starts again', () => {
  const used = useValkey({ isPersistent: true })

  test('loses nothing that was confirmed, and confirms nothing that may be lost', async () => {
    const started = await startTenant(used.valkey.url)
    const confirmed: string[] = []
    let isOver = false
    const writing = Array.from({ length: 3 }, async () => {
      while (!isOver) {
        const { status, json } = await writeData(started)
        if (status === 201) confirmed.push(json.id)
        else expect(status).toBe(503)
      }
    })
    for (let round = 0; round < 3; round++) {
      const before = confirmed.length
      await expect.poll(() => confirmed.length, { timeout: 30_000 }).toBeGreaterThan(before + 5)
      await used.valkey.restart()
    }
    isOver = true
    await Promise.all(writing)
    await started.sandbox.dismiss().close()
    await started.sandbox.add()
    for (const id of confirmed) {
      const { status } = await readData(started, `Observation/${id}`)
      expect(status).toBe(200)
    }
  })

  test('does not confirm that a code was redeemed whose record it cannot write, and the code is redeemed once', async () => {
    const { tenant } = await startTenant(used.valkey.url)
    const code = await obtainCode(tenant)
    used.valkey.suspend()
    const sent = post(tenant, 'token', params(await codeForm(tenant, { code })))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await used.valkey.kill()
    const first = await sent
    await used.valkey.restart()
    expect(first.status).toBe(503)
    const redeem = async () => (await post(tenant, 'token', params(await codeForm(tenant, { code })))).status
    await expect.poll(redeem, { timeout: 30_000 }).not.toBe(503)
    expect(await redeem()).toBe(400)
  })
})

describeStored('a store that came back without its data', () => {
  const used = useValkey()

  test('has no tenants, and takes new ones', async () => {
    const started = await startTenant(used.valkey.url)
    const { tenant, sandbox } = started
    await used.valkey.restart()
    await expect.poll(async () => (await writeData(started)).status, { timeout: 30_000 }).toBe(404)
    expect((await readData(started)).status).toBe(404)
    const created = () => ask(`${sandbox.control()}/tenants`, 'POST', { name: 'there', options: APPROVED })
    await expect.poll(async () => (await created()).status, { timeout: 30_000 }).toBe(201)
    expect((await obtainTokens(tenant)).access_token).toBeTruthy()
  })

  test('lets a process that starts later pass requests on to those before', async () => {
    const { sandbox } = await startTenant(used.valkey.url)
    await used.valkey.restart()
    const created = () => ask(`${sandbox.control()}/tenants`, 'POST', { name: 'later', options: APPROVED })
    await expect.poll(async () => (await created()).status, { timeout: 30_000 }).toBe(201)
    await sandbox.add()
    sandbox.balancer.route(1)
    expect((await obtainTokens(getSiteTenant(sandbox, 'later'))).access_token).toBeTruthy()
  })
})
