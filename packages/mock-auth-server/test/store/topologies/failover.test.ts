import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendCommand } from '../../../../../scripts/services/send-command.ts'
import type { Valkey } from '../../../../../scripts/services/start-valkey.ts'
import {
  startValkeySentinel,
  type ValkeySentinel,
} from '../../../../../scripts/services/start-valkey-sentinel.ts'
import { ask } from '../site.ts'
import { readData, type StartedTenant, startTenant, writeData } from '../started-tenant.ts'
import { describeStored } from '../use-valkey.ts'

const TIMEOUT = { timeout: 60_000 }

/** Writes again and again, until it is told to stop; each write must be confirmed or refused. */
function writeOnAndOn(started: StartedTenant) {
  const confirmed: string[] = []
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      const { status, json, headers } = await writeData(started)
      if (status === 201) confirmed.push(`Observation/${json.id}`)
      else expect([status, headers.get('retry-after')]).toEqual([503, '1'])
    }
  })()
  // Whoever stops it learns of it.
  writing.catch(() => undefined)
  const stop = () => {
    isOver = true
    return writing
  }
  return { confirmed, stop }
}

describeStored('a failover that a sentinel makes', () => {
  let servers: ValkeySentinel
  beforeAll(async () => {
    servers = await startValkeySentinel({ isPersistent: true })
  })
  afterAll(() => servers?.stop())

  type Act = () => Promise<unknown>
  let failed: Valkey | undefined
  const choosePrimary = async () => {
    failed = servers.servers[await servers.findPrimary()]
    return failed
  }
  /** What makes a failover, and what ends its cause. */
  const ways: readonly (readonly [string, Act, Act])[] = [
    [
      'because somebody asks for it',
      () => sendCommand(servers.sentinel, 'SENTINEL', 'FAILOVER', 'main'),
      async () => undefined,
    ],
    [
      'because the primary server was killed',
      async () => (await choosePrimary())?.kill(),
      async () => failed?.restart(),
    ],
    [
      'because the primary server hangs',
      async () => (await choosePrimary())?.suspend(),
      async () => failed?.resume(),
    ],
  ]

  test.each(ways)('%s: writes are refused for that time, and go on by themselves', async (_, fail, mend) => {
    await servers.waitUntilReplicated()
    const started = await startTenant(servers.url)
    const { confirmed, stop } = writeOnAndOn(started)
    await expect.poll(() => confirmed.length, TIMEOUT).toBeGreaterThan(5)
    await stop()
    await servers.waitUntilReplicated()
    const replicated = [...confirmed]
    const more = writeOnAndOn(started)
    const before = await servers.findPrimary()
    await fail()
    await expect.poll(servers.findPrimary, TIMEOUT).not.toBe(before)
    const reached = more.confirmed.length
    await expect.poll(() => more.confirmed.length, TIMEOUT).toBeGreaterThan(reached + 5)
    await more.stop()
    for (const path of replicated) expect((await readData(started, path)).status).toBe(200)
    const { json } = await ask(`${started.sandbox.control()}/ready`)
    expect(json.parts.store).toEqual({ status: 'up' })
    await mend()
  })
})
