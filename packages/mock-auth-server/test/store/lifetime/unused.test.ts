import { expect, test } from 'vitest'
import { IDLE_TURNS, UnusedTenants } from '../../../src/exchange/tenants/shared/unused-tenants.ts'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Answer, ask, control, createTenantAt, getSiteTenant } from '../site.ts'
import { findOwner, startMocks } from '../start-sandbox.ts'
import { APPROVED } from '../started-tenant.ts'
import { viewQuietTenant } from '../tenant-view.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const NAME = 'unused'
const FAULTS = ['token-response-extras', 'state-changed']

/** Lets so much time pass at all mocks that they give up what is not used. */
function letTimePass({ members }: Sandbox<MockServer>): void {
  for (const { tenants } of members) {
    const unused = new UnusedTenants(tenants)
    for (let turn = 0; turn <= IDLE_TURNS; turn++) unused.endTurn()
  }
}

/** Returns the number of tenants that a mock has in memory, by its metrics. */
async function countTenants({ controlUrl }: MockServer): Promise<number> {
  const { text } = await ask(`${controlUrl}/metrics`)
  return Number(/^smart_mock_tenants (\d+)$/m.exec(text)?.[1])
}

/** Follows the events of the tenant at a mock; resolves when it does, to what ends it. */
async function followEvents({ controlUrl }: MockServer): Promise<() => void> {
  const ending = new AbortController()
  const { body } = await fetch(`${controlUrl}/tenants/${NAME}/events`, { signal: ending.signal })
  await body?.getReader().read()
  return () => ending.abort()
}

describeStored('a tenant that no request uses', () => {
  const used = useValkey()

  test('is given up whole, and is as before at any process that is asked for it', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: NAME, options: APPROVED })
    for (const fault of FAULTS) await control(sandbox, 'POST', `/tenants/${NAME}/faults`, { fault })
    const tenant = getSiteTenant(sandbox, NAME)
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const read = () => ask(`${tenant.fhirBase}/Patient/amy-shaw`, 'GET', undefined, bearer(access_token))
    expect((await read()).status).toBe(200)
    const before = await viewQuietTenant(sandbox, NAME)
    expect(before['/verdicts']).toMatchObject({ verdicts: [{ outcome: 'met' }, { outcome: 'not met' }] })
    for (let round = 0; round < 2; round++) {
      const owner = findOwner(sandbox, NAME)
      const count = await countTenants(sandbox.at(owner))
      letTimePass(sandbox)
      expect(findOwner(sandbox, NAME)).toBe(-1)
      expect(await countTenants(sandbox.at(owner))).toBe(count - 1)
      await ask(`${sandbox.at(1 - owner).controlUrl}/tenants/${NAME}`)
      expect(findOwner(sandbox, NAME)).toBe(1 - owner)
      expect(await viewQuietTenant(sandbox, NAME)).toEqual(before)
    }
    expect((await read()).status).toBe(200)
  })

  test('stays where somebody follows its events, until nobody does', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await createTenantAt(sandbox.at(0), { name: NAME })
    await createTenantAt(sandbox.at(0), { name: 'beside' })
    const end = await followEvents(sandbox.at(0))
    letTimePass(sandbox)
    expect([findOwner(sandbox, NAME), findOwner(sandbox, 'beside')]).toEqual([0, -1])
    end()
    await expect
      .poll(() => {
        letTimePass(sandbox)
        return findOwner(sandbox, NAME)
      })
      .toBe(-1)
  })

  test('stays where it has an export, until that is deleted', async () => {
    const sandbox = await startMocks(1, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: NAME, options: APPROVED })
    const tenant = getSiteTenant(sandbox, NAME)
    const { access_token } = await obtainTokens(tenant, { scope: 'openid user/*.rs' })
    const send = (url: string, method = 'GET'): Promise<Answer> =>
      ask(url, method, undefined, { ...bearer(access_token), prefer: 'respond-async' })
    const begun = await send(`${tenant.fhirBase}/Patient/$export`)
    const job = begun.headers.get('content-location') ?? ''
    letTimePass(sandbox)
    expect(findOwner(sandbox, NAME)).toBe(0)
    expect([(await send(job)).status, (await send(job)).status]).toEqual([202, 200])
    expect((await send(job, 'DELETE')).status).toBe(202)
    letTimePass(sandbox)
    expect(findOwner(sandbox, NAME)).toBe(-1)
  })

  test('is given up after the seconds that the URL of the store says', async () => {
    const sandbox = await startMocks(1, `${used.valkey.url}?idle=1`)
    await createTenantAt(sandbox.at(0), { name: NAME })
    const end = await followEvents(sandbox.at(0))
    expect(findOwner(sandbox, NAME)).toBe(0)
    end()
    await expect.poll(() => findOwner(sandbox, NAME), { timeout: 30_000 }).toBe(-1)
    expect((await ask(`${getSiteTenant(sandbox, NAME).fhirBase}/metadata`)).status).toBe(200)
  })
})
