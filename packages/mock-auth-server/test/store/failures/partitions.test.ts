import { expect, onTestFinished, test } from 'vitest'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import { startMock } from '../../../src/mock/start-mock.ts'
import {
  authorize,
  bearer,
  callback,
  codeForm,
  obtainCode,
  obtainTokens,
  post,
} from '../../support/handshake.ts'
import { Sandbox } from '../sandbox.ts'
import { type Answer, ask, createTenantAt, getSiteTenant, type SiteTenant } from '../site.ts'
import { describeStored, useValkey } from '../use-valkey.ts'
import { StoreProxy } from './store-proxy.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const FHIR = { 'content-type': 'application/fhir+json' }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})

/** A tenant of the first of two mocks, whose way to the store can fail. */
interface Parted {
  readonly sandbox: Sandbox<MockServer>
  readonly proxy: StoreProxy
  readonly tenant: SiteTenant
}

async function startParted(store: string): Promise<Parted> {
  const proxy = await StoreProxy.open(store)
  let count = 0
  const sandbox = await Sandbox.start(2, store, ({ store: url, ...urls }) => {
    count += 1
    const way = count === 1 ? url.replace(/^valkey:\/\/[^?]+/, proxy.url) : url
    return startMock({ keepAlive: false, ...urls, store: { url: way } })
  })
  onTestFinished(async () => {
    proxy.resume()
    await sandbox.close()
    proxy.close()
  })
  await createTenantAt(sandbox.at(0), { name: 'parted', options: APPROVED })
  sandbox.balancer.route(0)
  return { sandbox, proxy, tenant: getSiteTenant(sandbox, 'parted') }
}

/** Returns the tenant by the port of its owner, and not by the balancer, which ends its connections. */
function getDirect({ sandbox, tenant }: Parted): SiteTenant {
  const toDirect = (url: string) => url.replace(/:\d+/, `:${sandbox.at(0).ports.public}`)
  return { ...tenant, issuer: toDirect(tenant.issuer), fhirBase: toDirect(tenant.fhirBase) }
}

/** Resolves when the owner has begun to handle a request. */
async function waitUntilUnderWay({ sandbox }: Parted): Promise<void> {
  const count = () => sandbox.at(0).tenants.get('parted')?.tenant.journal.underWay.length
  await expect.poll(count, { timeout: 30_000, interval: 5 }).toBe(1)
}

/** Sends a request until it is not refused because the process cannot be sure of its tenant. */
async function insist(send: () => Promise<Response>): Promise<number> {
  for (;;) {
    const { status } = await send()
    if (status !== 503) return status
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const redeem = async (tenant: SiteTenant, code: string) =>
  post(tenant, 'token', await codeForm(tenant, { code }))

const write = (tenant: SiteTenant, token: string): Promise<Answer> =>
  ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, { ...bearer(token), ...FHIR })

describeStored('an owner that is parted from the store', () => {
  const used = useValkey()

  test('in the middle of a redemption: the code is redeemed once, by the next owner', async () => {
    const parted = await startParted(used.valkey.url)
    const { sandbox, proxy, tenant } = parted
    const code = await obtainCode(tenant)
    proxy.stall()
    const first = redeem(getDirect(parted), code)
    await waitUntilUnderWay(parted)
    sandbox.balancer.route(1)
    expect(await insist(() => redeem(tenant, code))).toBe(200)
    proxy.resume()
    // Its write arrives now, and must have no effect.
    expect((await first.catch(() => ({ status: 503 }))).status).toBe(503)
    for (const index of [0, 1, 0]) {
      sandbox.balancer.route(index)
      expect(await insist(() => redeem(tenant, code))).toBe(400)
    }
  })

  test('in the middle of a change: it has no effect that arrives after that of the next owner', async () => {
    const parted = await startParted(used.valkey.url)
    const { sandbox, proxy, tenant } = parted
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const { id } = (await write(tenant, access_token)).json
    const url = `${tenant.fhirBase}/Observation/${id}`
    const headers = { ...bearer(access_token), ...FHIR }
    const change = (text: string, at = tenant) => {
      const body = JSON.stringify({ ...JSON.parse(OBSERVATION), id, code: { text } })
      return fetch(`${at.fhirBase}/Observation/${id}`, { method: 'PUT', body, headers })
    }
    proxy.stall()
    const first = change('late', getDirect(parted)).catch(() => undefined)
    await waitUntilUnderWay(parted)
    sandbox.balancer.route(1)
    expect(await insist(() => change('next'))).toBe(200)
    proxy.resume()
    expect((await first)?.status).not.toBe(200)
    // The next one reads what is written.
    await sandbox.at(1).close()
    sandbox.balancer.route(0)
    expect(await insist(() => fetch(url, { headers }))).toBe(200)
    expect((await ask(url, 'GET', undefined, headers)).json.code.text).toBe('next')
  })

  test('after it wrote, without its reply: what was written is there, and nothing is redeemed twice', async () => {
    const { sandbox, proxy, tenant } = await startParted(used.valkey.url)
    const code = await obtainCode(tenant)
    proxy.loseReplies()
    const first = redeem(tenant, code)
    setTimeout(() => proxy.cut(), 200)
    expect((await first).status).toBe(503)
    for (const index of [0, 1]) {
      sandbox.balancer.route(index)
      expect(await insist(() => redeem(tenant, code))).toBe(400)
    }
  })

  test('while it writes: nothing that was confirmed is lost, and nothing is confirmed that may be', async () => {
    const { sandbox, proxy, tenant } = await startParted(used.valkey.url)
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const confirmed: string[] = []
    for (const part of [() => proxy.stall(), () => proxy.cut(), () => proxy.loseReplies()]) {
      sandbox.balancer.route(0)
      await insist(() => fetch(`${tenant.fhirBase}/metadata`))
      for (let count = 0; count < 5; count++) confirmed.push((await write(tenant, access_token)).json.id)
      const writes = Array.from({ length: 20 }, async (_, index) => {
        if (index === 10) part()
        return write(tenant, access_token).catch(() => undefined)
      })
      await new Promise((resolve) => setTimeout(resolve, 300))
      proxy.cut()
      proxy.resume()
      for (const answer of await Promise.all(writes)) {
        expect([undefined, 201, 503]).toContain(answer?.status)
        if (answer?.status === 201) confirmed.push(answer.json.id)
      }
    }
    sandbox.balancer.route(1)
    for (const id of confirmed) {
      const read = () => fetch(`${tenant.fhirBase}/Observation/${id}`, { headers: bearer(access_token) })
      expect(await insist(read)).toBe(200)
    }
  })

  test('while it strikes: a fault that strikes once is seen once, and nothing is met by silence', async () => {
    const parted = await startParted(used.valkey.url)
    const { sandbox, proxy, tenant } = parted
    const drive = (method: string, path: string, body?: unknown) =>
      ask(`${sandbox.at(1).controlUrl}/tenants/parted${path}`, method, body)
    const { id } = (await drive('POST', '/faults', { fault: 'state-changed', times: 1 })).json
    let seen = 0
    const look = async (at = tenant) => {
      const answer = await authorize(at, { state: 'the-state-of-the-app', aud: tenant.fhirBase })
      if (answer.status === 302 && callback(answer).get('state') !== 'the-state-of-the-app') seen += 1
      return answer
    }
    proxy.stall()
    const first = look(getDirect(parted))
    await waitUntilUnderWay(parted)
    sandbox.balancer.route(1)
    for (let count = 0; count < 4; count++) await insist(() => look())
    proxy.resume()
    await first.catch(() => undefined)
    sandbox.balancer.route(0)
    await insist(() => look())
    expect(seen).toBe(1)
    const { outcome } = (await drive('GET', `/faults/${id}/verdict`)).json
    expect(outcome).not.toBe('met')
  })
})
