import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { requireProgram } from '../providers/services/services.mjs'
import { sendCommand } from './send-command.ts'
import { startAtFreePort } from './start-at-free-port.ts'
import { startTethered } from './start-tethered.ts'
import { startValkey, type Valkey, type ValkeySettings } from './start-valkey.ts'

/** A primary server with a replica, and a sentinel that makes the replica primary when the primary fails. */
export interface ValkeySentinel {
  /** Its URL, such as `valkey+sentinel://127.0.0.1:22379/main`. */
  readonly url: string
  /** The URL of the sentinel itself, for commands. */
  readonly sentinel: string
  /** The first one is primary at the start. */
  readonly servers: readonly [Valkey, Valkey]
  /** Resolves to the index of the server that the sentinel knows as primary. */
  readonly findPrimary: () => Promise<number>
  /** Resolves when the other server has everything that the primary has, and follows it. */
  readonly waitUntilReplicated: () => Promise<void>
  /** Kills all and removes their files. */
  readonly stop: () => Promise<void>
}

const NAME = 'main'
/** Milliseconds after which a primary that does not respond counts as failed. */
const DOWN_MS = 500

/** Starts a primary, a replica and a sentinel, and resolves when these know each other; otherwise as `startValkey`. */
export async function startValkeySentinel(settings: ValkeySettings = {}): Promise<ValkeySentinel> {
  const args = ['--repl-diskless-sync-delay', '0', ...(settings.args ?? [])]
  const primary = await startValkey({ ...settings, args })
  const { hostname, port } = new URL(primary.url)
  const replica = await startValkey({ ...settings, args: [...args, '--replicaof', `${hostname} ${port}`] })
  const servers = [primary, replica] as const
  const ports = servers.map(({ url }) => new URL(url).port)
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-sentinel-'))
  const watcher = await startSentinel(folder, port)
  const sentinel = `valkey://127.0.0.1:${watcher.port}`
  const findPrimary = async () => {
    const [, at] = (await sendCommand(sentinel, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME)) as string[]
    return ports.indexOf(at ?? '')
  }
  const waitUntilReplicated = async () => {
    for (;;) {
      const url = servers[(await findPrimary()) as 0 | 1]?.url ?? ''
      const info = String(await sendCommand(url, 'INFO', 'replication').catch(() => ''))
      const offset = /^master_repl_offset:(\d+)/m.exec(info)?.[1]
      if (info.includes('role:master') && info.includes(`state=online,offset=${offset},`)) break
      await sleep(20)
    }
    while (!/,slaves=1,/.test(String(await sendCommand(sentinel, 'INFO', 'sentinel')))) await sleep(20)
  }
  const stop = async () => {
    watcher.server.signal('SIGKILL')
    await Promise.all([watcher.server.ended, ...servers.map((server) => server.stop())])
    await rm(folder, { recursive: true, force: true })
  }
  await waitUntilReplicated()
  return {
    ...{ url: `valkey+sentinel://127.0.0.1:${watcher.port}/${NAME}`, sentinel, servers },
    ...{ findPrimary, waitUntilReplicated, stop },
  }
}

function startSentinel(folder: string, primaryPort: string) {
  return startAtFreePort(async (port) => {
    const file = join(folder, `sentinel-${port}.conf`)
    const lines = [
      ...[`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`],
      `sentinel monitor ${NAME} 127.0.0.1 ${primaryPort} 1`,
      `sentinel down-after-milliseconds ${NAME} ${DOWN_MS}`,
      `sentinel failover-timeout ${NAME} 3000`,
    ]
    await writeFile(file, `${lines.join('\n')}\n`)
    const server = await startTethered(requireProgram('valkey'), [file, '--sentinel'])
    await server.waitForLine(/\+monitor master/)
    return { port, server }
  })
}
