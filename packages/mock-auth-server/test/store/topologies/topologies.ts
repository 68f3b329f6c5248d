import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startValkey, type ValkeySettings } from '../../../../../scripts/services/start-valkey.ts'
import { startValkeyCluster } from '../../../../../scripts/services/start-valkey-cluster.ts'
import { startValkeySentinel } from '../../../../../scripts/services/start-valkey-sentinel.ts'
import { root } from '../../../../../scripts/workspace/root.mjs'
import { writeCertificate } from './certificate-files.ts'

/** Servers of a store that run, and how processes use them. */
export interface Topology {
  readonly url: string
  /** What processes need in their environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly stop: () => Promise<unknown>
}

/** Returns what the guide lets a user of the store do, but for the beginning of its keys. */
function readRights(): string[] {
  const guide = readFileSync(join(root, 'docs/guides/shared-sandbox.md'), 'utf8')
  const [, rights = ''] = /^ACL SETUSER smart-mock on >a-password (.+)$/m.exec(guide) ?? []
  return rights.split(' ').map((right) => (right === '~smart-mock:*' ? '~*' : right))
}

/** Starts a server, and returns it with the user and password that its URL must have. */
async function startServer(settings: ValkeySettings, login: string): Promise<Topology> {
  const { url, stop } = await startValkey(settings)
  return { url: url.replace('://', `://${login}@`), stop }
}

/** Starts a server that speaks TLS, with a certificate of its own. */
export async function startTlsServer(bad?: 'expired' | 'wrong-host'): Promise<Topology> {
  const { certificate, key, remove } = await writeCertificate(bad)
  const { url, stop } = await startValkey({ tls: { certificate, key } })
  return {
    url,
    env: { NODE_EXTRA_CA_CERTS: certificate },
    stop: () => Promise.all([stop(), remove()]),
  }
}

/** What several processes can share, and how it is started. */
export const TOPOLOGIES: readonly (readonly [string, () => Promise<Topology>])[] = [
  ['a server that speaks TLS', () => startTlsServer()],
  [
    'a server with a password',
    () => startServer({ args: ['--requirepass', 'p@ss: word'] }, `:${encodeURIComponent('p@ss: word')}`),
  ],
  [
    'a server whose user has only the rights that are needed',
    () => startServer({ args: ['--user', 'mock', 'on', '>pw', ...readRights()] }, 'mock:pw'),
  ],
  [
    'the last database of a server, by the scheme of Redis',
    async () => {
      const { url, stop } = await startValkey()
      return { url: `${url.replace('valkey:', 'redis:')}/15`, stop }
    },
  ],
  ['a cluster of three servers', () => startValkeyCluster()],
  ['the primary server that a sentinel knows', () => startValkeySentinel()],
]
