import { expect, test } from 'vitest'
import { obtainTokens } from '../support/handshake.ts'
import { ask, control, getSiteTenant } from './site.ts'
import { findOwner, startMocks } from './start-sandbox.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

describeStored('a tenant that was created at one process', () => {
  const used = useValkey()

  test('is served by the one that its own path leads to, with nothing missing', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    for (const [index, name] of ['one', 'two', 'three'].entries()) {
      await ask(`${sandbox.at(0).controlUrl}/tenants`, 'POST', { name, options: APPROVED })
      sandbox.balancer.route(index % 2)
      await obtainTokens(getSiteTenant(sandbox, name))
      expect(findOwner(sandbox, name)).toBe(index % 2)
    }
    const armed = await control(sandbox, 'POST', '/tenants/two/faults', { fault: 'token-response-extras' })
    await obtainTokens(getSiteTenant(sandbox, 'two'))
    const { outcome, reason } = (
      await control(sandbox, 'GET', `/tenants/two/faults/${armed.json.id}/verdict`)
    ).json
    expect(reason).not.toMatch(/missing/)
    expect(outcome).not.toBe('inconclusive')
  })

  test('is there for requests that come while it is given up', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    for (let round = 0; round < 10; round++) {
      const name = `wanted-${round}`
      const created = ask(`${sandbox.at(0).controlUrl}/tenants`, 'POST', { name, options: APPROVED })
      const discover = async (index: number) => {
        const { public: port } = sandbox.at(index).ports
        const url = `http://127.0.0.1:${port}/t/${name}/fhir/.well-known/smart-configuration`
        await expect.poll(async () => (await ask(url)).status, { timeout: 30_000, interval: 1 }).toBe(200)
      }
      await Promise.all([discover(0), discover(1)])
      expect((await created).status).toBe(201)
      await control(sandbox, 'POST', `/tenants/${name}/faults`, { fault: 'token-response-extras' })
      const { text } = await control(sandbox, 'GET', `/tenants/${name}/verdicts`)
      expect(text).not.toMatch(/missing/)
    }
  })
})

describeStored('what needs the default tenant', () => {
  const used = useValkey()

  test('finds it at the process that serves it', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    for (const { controlUrl } of sandbox.members) {
      const { status, text } = await ask(`${controlUrl}/scenarios`, 'POST', {
        autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' },
      })
      expect([status, text]).toEqual([201, expect.stringContaining('/s/')])
    }
  })
})
