import { setTimeout as sleep } from 'node:timers/promises'
import { sendCommand } from './send-command.ts'
import { startValkey, type Valkey } from './start-valkey.ts'

/** A cluster of Valkey servers that share its slots. */
export interface ValkeyCluster {
  /** Its URL, which names all servers, such as `valkey+cluster://127.0.0.1:21379,127.0.0.1:21380`. */
  readonly url: string
  readonly servers: readonly Valkey[]
  /** Resolves when every server says that the cluster is well. */
  readonly waitUntilWell: () => Promise<void>
  /** Kills all servers and removes their files. */
  readonly stop: () => Promise<void>
}

const SLOTS = 16_384
/** Milliseconds after which a server that does not respond counts as failed. */
const NODE_TIMEOUT_MS = 1000

/** Starts a cluster of so many servers without replicas, and resolves when it takes commands; otherwise as `startValkey`. */
export async function startValkeyCluster(count = 3): Promise<ValkeyCluster> {
  const args = ['--cluster-enabled', 'yes', '--cluster-node-timeout', String(NODE_TIMEOUT_MS)]
  const servers: Valkey[] = []
  const stop = async () => void (await Promise.all(servers.map((server) => server.stop())))
  const waitUntilWell = async () => {
    for (const { url } of servers)
      while (!String(await sendCommand(url, 'CLUSTER', 'INFO')).includes('cluster_state:ok')) await sleep(20)
  }
  try {
    while (servers.length < count) servers.push(await startValkey({ isPersistent: true, args }))
    const [first] = servers
    for (const [index, { url }] of servers.entries()) {
      const [from, to] = [index, index + 1].map((at) => Math.round((at * SLOTS) / count)) as [number, number]
      await sendCommand(url, 'CLUSTER', 'ADDSLOTSRANGE', String(from), String(to - 1))
      const { hostname, port } = new URL(first?.url ?? '')
      if (index > 0) await sendCommand(url, 'CLUSTER', 'MEET', hostname, port)
    }
    await waitUntilWell()
  } catch (error) {
    await stop()
    throw error
  }
  const hosts = servers.map(({ url }) => new URL(url).host)
  return { url: `valkey+cluster://${hosts.join(',')}`, servers, waitUntilWell, stop }
}
