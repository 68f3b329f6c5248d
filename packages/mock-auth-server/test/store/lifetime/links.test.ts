import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { sendCommand } from '../../../../../scripts/services/send-command.ts'
import { buildScenarioPath } from '../../../src/exchange/tenants/scenario.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Answer, ask, control, createTenantAt, getSiteTenant } from '../site.ts'
import { findOwner, startMocks } from '../start-sandbox.ts'
import { expireKeys, listLives } from '../stored-records.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000
/** What a key has that never expires, and one that is not there. */
const [LASTING, GONE] = [-1, -2]
/** Tenants of links that pages of other sites make, above which others give way. */
const CROSS_SITE_LIMIT = 20

/** A link, with the name of its tenant. */
interface Link {
  readonly name: string
  readonly path: string
}

/** Creates a link of its own for each number. */
function createLink(number: number): Link {
  const path = buildScenarioPath({ options: { codeLifetimeS: 10 + number } })
  const hash = createHash('sha256').update(path.slice('/s/'.length)).digest('hex')
  return { name: `s-${hash.slice(0, 16)}`, path }
}

/** Follows a link at a member of a sandbox, as a page of this or another site does. */
function follow({ members }: Sandbox, { path }: Link, member = 0, site = 'none'): Promise<Answer> {
  const url = `http://localhost:${members[member]?.ports.public}${path}/fhir/.well-known/smart-configuration`
  return ask(url, 'GET', undefined, { 'sec-fetch-site': site })
}

/** Expects that all keys of a tenant are there, and expire after a week. */
async function expectWeek({ shared }: Sandbox, { name }: Link): Promise<void> {
  const isWeek = (life: number) => life > WEEK_MS - HOUR_MS && life <= WEEK_MS
  // Nobody waits for the journal.
  await expect.poll(async () => (await listLives(shared.store, name)).map(isWeek)).toEqual([true, true, true])
}

describeStored('the tenant of a link', () => {
  const used = useValkey()

  test('is in the store for a week after it was created, used or taken last', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const { store } = sandbox.shared
    const link = createLink(1)
    expect((await follow(sandbox, link)).status).toBe(200)
    await expectWeek(sandbox, link)
    const uses: (() => Promise<unknown>)[] = [
      () => follow(sandbox, link),
      () => control(sandbox, 'PATCH', `/tenants/${link.name}`, { options: { codeLifetimeS: 100 } }),
      () => control(sandbox, 'POST', `/tenants/${link.name}/observations`, { kind: 'visible-error' }),
      async () => {
        await sandbox.dismiss(findOwner(sandbox, link.name)).close()
        await ask(`${sandbox.at(0).controlUrl}/tenants/${link.name}`)
      },
    ]
    for (const use of uses) {
      await expireKeys(store, link.name, HOUR_MS)
      await use()
      await expectWeek(sandbox, link)
    }
    expect(findOwner(sandbox, link.name)).toBe(0)
  })

  test('is made anew by its link when its time is over', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const { store } = sandbox.shared
    const link = createLink(1)
    await follow(sandbox, link)
    await sandbox.dismiss(0).close()
    await expireKeys(store, link.name, 1)
    await expect.poll(() => listLives(store, link.name)).toEqual([GONE, GONE, GONE])
    expect((await ask(`${sandbox.at(0).controlUrl}/tenants/${link.name}`)).status).toBe(404)
    expect((await follow(sandbox, link)).status).toBe(200)
    await expectWeek(sandbox, link)
    const { entries } = (await control(sandbox, 'GET', `/tenants/${link.name}/journal`)).json
    expect(entries).toHaveLength(1)
  })

  test('is forgotten by a process that has it in memory when its time is over', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const link = createLink(1)
    await follow(sandbox, link)
    await expectWeek(sandbox, link)
    await expireKeys(sandbox.shared.store, link.name, 1)
    await expect.poll(() => listLives(sandbox.shared.store, link.name)).toEqual([GONE, GONE, GONE])
    expect((await follow(sandbox, link, 1)).status).toBe(200)
    const isForgotten = async () => {
      await follow(sandbox, link, 0)
      return findOwner(sandbox, link.name) === 1
    }
    await expect.poll(isForgotten).toBe(true)
    expect((await follow(sandbox, link, 0)).status).toBe(200)
    await expectWeek(sandbox, link)
  })

  test('is taken by another process also while the store is full', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const { store } = sandbox.shared
    const link = createLink(1)
    await follow(sandbox, link)
    await expectWeek(sandbox, link)
    await expireKeys(store, link.name, HOUR_MS)
    await sendCommand(used.valkey.url, 'CONFIG', 'SET', 'maxmemory', '1')
    onTestFinished(() => void sendCommand(used.valkey.url, 'CONFIG', 'SET', 'maxmemory', '0'))
    await sandbox.dismiss(0).close()
    const { status } = await ask(`${sandbox.at(0).controlUrl}/tenants/${link.name}`)
    expect(status).toBe(200)
    await expectWeek(sandbox, link)
  })

  test('is deleted when it gives way to others, and made anew by its link', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const { store } = sandbox.shared
    const links = Array.from({ length: CROSS_SITE_LIMIT + 1 }, (_, at) => createLink(at))
    const [first = createLink(0), second = first] = links
    for (const link of links) expect((await follow(sandbox, link, 0, 'cross-site')).status).toBe(200)
    await sandbox.at(0).tenants.shared?.settle()
    const [owner, ...rest] = await listLives(store, first.name)
    expect([owner !== LASTING, ...rest]).toEqual([true, GONE, GONE])
    await expectWeek(sandbox, second)
    const askByName = (member: number) =>
      ask(`http://localhost:${sandbox.at(member).ports.public}/t/${first.name}/fhir/metadata`)
    expect([(await askByName(0)).status, (await askByName(1)).status]).toEqual([410, 404])
    expect((await follow(sandbox, first, 0, 'cross-site')).status).toBe(200)
    await expectWeek(sandbox, first)
    const { entries } = (await control(sandbox, 'GET', `/tenants/${first.name}/journal`)).json
    expect(entries).toHaveLength(1)
    await sandbox.at(0).tenants.shared?.settle()
    expect((await listLives(store, second.name)).slice(1)).toEqual([GONE, GONE])
  })

  test('is not in the list of the store, which has the others', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const link = createLink(1)
    await follow(sandbox, link)
    await control(sandbox, 'POST', '/tenants', { name: 'named' })
    const { tenants, stored } = (await ask(`${sandbox.at(0).controlUrl}/tenants`)).json
    expect(tenants.map(({ name }: { name: string }) => name)).toContain(link.name)
    expect(stored).toEqual(['default', 'named'])
  })
})

describeStored('any other tenant', () => {
  const used = useValkey()

  test('stays in the store', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await createTenantAt(sandbox.at(0), { name: 'named' })
    const { fhirBase } = getSiteTenant(sandbox, 'named')
    expect((await ask(`${fhirBase}/metadata`)).status).toBe(200)
    await sandbox.dismiss(0).close()
    expect((await ask(`${fhirBase}/metadata`)).status).toBe(200)
    expect(await listLives(sandbox.shared.store, 'named')).toEqual([LASTING, LASTING, LASTING])
  })
})
