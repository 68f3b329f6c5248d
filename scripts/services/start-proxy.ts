import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { requireProgram } from '../providers/services/services.mjs'
import { startAtFreePort } from './start-at-free-port.ts'
import { startTethered, type TetheredProgram } from './start-tethered.ts'

/** A proxy that tests can start. */
export type ProxyName = 'haproxy' | 'nginx'

/** A proxy that runs with a configuration of its own. */
export interface Proxy {
  /** The URL at which it listens, such as `http://127.0.0.1:21080`. */
  readonly url: string
  /** Kills it and removes its files. */
  readonly stop: () => Promise<void>
}

/** Command lines: in the foreground, with messages to stderr and files in a folder. */
const ARGS: Readonly<Record<ProxyName, (folder: string, config: string) => string[]>> = {
  haproxy: (_, config) => ['-db', '-f', config],
  nginx: (folder, config) => [
    ...['-e', 'stderr', '-p', folder, '-c', config],
    ...['-g', `daemon off; pid ${join(folder, 'nginx.pid')};`],
  ],
}
/** What makes the proxy check its configuration, and end. */
const CHECK: Readonly<Record<ProxyName, string>> = { haproxy: '-c', nginx: '-t' }

/**
 * Starts HAProxy or nginx in a folder of its own, and resolves when it accepts connections. It ends with this process
 * at the latest. Throws what it printed when it refuses the configuration, and where `findServiceProblem` has a reason.
 *
 * @param createConfig returns the text of the configuration, for the port of `127.0.0.1` at which it must listen
 * @param fixedPort that port; a free one by default
 */
export async function startProxy(
  name: ProxyName,
  createConfig: (port: number) => string,
  fixedPort?: number,
): Promise<Proxy> {
  const folder = await mkdtemp(join(tmpdir(), `smart-mock-${name}-`))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  const start = async (port: number) => {
    const server = await startIn(name, folder, createConfig(port))
    await waitForConnection(port, server)
    return { port, server }
  }
  try {
    const { port, server } = await (fixedPort === undefined ? startAtFreePort(start) : start(fixedPort))
    const stop = async () => {
      server.signal('SIGTERM')
      await server.ended
      await removeFolder()
    }
    return { url: `http://127.0.0.1:${port}`, stop }
  } catch (error) {
    await removeFolder()
    throw error
  }
}

/** Returns what HAProxy or nginx says against a configuration; `undefined` when it accepts it without a warning. */
export async function findProxyConfigProblem(name: ProxyName, config: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), `smart-mock-${name}-`))
  const server = await startIn(name, folder, config, [CHECK[name]])
  const code = await server.ended
  await rm(folder, { recursive: true, force: true })
  const isWell = code === 0 && !/\[(?:warn|WARNING)\]/.test(server.readOutput())
  return isWell ? undefined : server.readOutput()
}

async function startIn(
  name: ProxyName,
  folder: string,
  config: string,
  args: readonly string[] = [],
): Promise<TetheredProgram> {
  const file = join(folder, `${name}.conf`)
  await writeFile(file, name === 'nginx' ? withOwnFolders(config) : config)
  return startTethered(requireProgram(name), [...args, ...ARGS[name](folder, file)])
}

/** Lets nginx write into its own folder, since those of the package belong to root. */
function withOwnFolders(config: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  )
  return config.replace(/^http \{$/m, (opening) => `${opening}\n  ${paths.join(' ')}`)
}

/** Resolves when a connection to the port is accepted; rejects with what the server printed when it ends before. */
async function waitForConnection(port: number, server: TetheredProgram): Promise<void> {
  const end = server.ended.then(() => {
    throw new Error(`it ended: ${server.readOutput().slice(-2000)}`)
  })
  while (!(await Promise.race([end, acceptsConnection(port)]))) await sleep(10)
}

function acceptsConnection(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
