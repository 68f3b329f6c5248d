import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireProgram } from '../providers/services/services.mjs'
import { startAtFreePort } from './start-at-free-port.ts'
import { startTethered } from './start-tethered.ts'

/** What a Valkey server is started with. */
export interface ValkeySettings {
  /** Whether each write is on disk before its reply, so that a restart loses none; `false` by default. */
  readonly isPersistent?: boolean
  /** More options of its command line, such as `['--maxmemory', '1mb']`. */
  readonly args?: readonly string[]
  /** What it has TLS with, which it then speaks alone: paths of PEM files; plain by default. */
  readonly tls?: { readonly certificate: string; readonly key: string }
}

/** A Valkey server with data of its own. */
export interface Valkey {
  /** Its URL, such as `valkey://127.0.0.1:21379`, or `valkeys://localhost:21379` with TLS; the same after a restart. */
  readonly url: string
  /** Kills it with SIGKILL, and resolves when it is gone; its files stay. */
  readonly kill: () => Promise<void>
  /** Kills it unless that is done, and starts it again at the same port with the files that are there. */
  readonly restart: () => Promise<void>
  /** Suspends it: connections stay open, and no command is answered. */
  readonly suspend: () => void
  /** Lets it go on. */
  readonly resume: () => void
  /** Kills it and removes its files. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a Valkey or Redis server at a port and in a folder of its own, and resolves when it accepts connections. It
 * ends with this process at the latest. Throws where `findServiceProblem` has a reason.
 */
export async function startValkey({
  isPersistent = false,
  args = [],
  tls,
}: ValkeySettings = {}): Promise<Valkey> {
  const program = requireProgram('valkey')
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-valkey-'))
  const durability = isPersistent
    ? ['--appendonly', 'yes', '--appendfsync', 'always']
    : ['--appendonly', 'no']
  const listener = (port: number) =>
    tls === undefined
      ? ['--port', String(port)]
      : [
          ...['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'],
          ...['--tls-cert-file', tls.certificate, '--tls-key-file', tls.key],
        ]
  const options = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', ...durability, ...args]
  const start = async (port: number) => {
    const server = await startTethered(program, [...listener(port), ...options])
    await server.waitForLine(/Ready to accept connections/)
    return { port, server }
  }
  let { port, server } = await startAtFreePort(start)
  const kill = async () => {
    server.signal('SIGKILL')
    await server.ended
  }
  return {
    url: tls === undefined ? `valkey://127.0.0.1:${port}` : `valkeys://localhost:${port}`,
    kill,
    restart: async () => {
      await kill()
      ;({ server } = await start(port))
    },
    suspend: () => server.signal('SIGSTOP'),
    resume: () => server.signal('SIGCONT'),
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
