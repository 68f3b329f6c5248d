import { afterAll, beforeAll, test } from 'vitest'
import { freePort } from '../../../../../scripts/servers/free-port.mjs'
import { startValkey } from '../../../../../scripts/services/start-valkey.ts'
import { startValkeyCluster } from '../../../../../scripts/services/start-valkey-cluster.ts'
import { startValkeySentinel } from '../../../../../scripts/services/start-valkey-sentinel.ts'
import { expectRefusal } from '../start/run-command-line.ts'
import { describeStored } from '../use-valkey.ts'
import { startTlsServer, type Topology } from './topologies.ts'

const NOTHING = () => ({})
const USERS = [
  ...['--user', 'reader', 'on', '>pw', '~*', '+@read', '+@connection', '+info'],
  ...['--user', 'elsewhere', 'on', '>pw', '~other:*', '+@all'],
]

describeStored('a start with a store that does not fit', () => {
  const servers: Record<string, Topology> = {}
  beforeAll(async () => {
    servers.plain = await startValkey({ args: USERS })
    servers.tls = await startTlsServer()
    servers.expired = await startTlsServer('expired')
    servers.misnamed = await startTlsServer('wrong-host')
    servers.cluster = await startValkeyCluster()
    servers.sentinel = await startValkeySentinel()
  })
  afterAll(() => Promise.all(Object.values(servers).map(({ stop }) => stop())))

  /** Returns the host and port of a server, the first one of several. */
  const at = (name: string) => /\/\/([^,/]+)/.exec(servers[name]?.url ?? '')?.[1]

  test.each<readonly [string, () => string, RegExp, () => Record<string, string>]>([
    [
      'an authority that is unknown',
      () => `valkeys://${at('tls')}`,
      /has a certificate of an unknown authority: .*NODE_EXTRA_CA_CERTS/,
      NOTHING,
    ],
    [
      'a certificate that has expired',
      () => `valkeys://${at('expired')}`,
      /has a certificate that has expired/,
      () => servers.expired?.env ?? {},
    ],
    [
      'a certificate for another host',
      () => `valkeys://${at('misnamed')}`,
      /has a certificate for other names/,
      () => servers.misnamed?.env ?? {},
    ],
    [
      'TLS at a port without',
      () => `valkeys://${at('plain')}`,
      /does not respond: .*use valkey:\/\//,
      NOTHING,
    ],
    [
      'no TLS at a port with it',
      () => `valkey://${at('tls')}`,
      /ends each connection: use valkeys:\/\//,
      NOTHING,
    ],
    [
      'a user who may only read',
      () => `valkey://reader:pw@${at('plain')}`,
      /does not permit .*\+@write/,
      NOTHING,
    ],
    [
      'a user of other keys',
      () => `valkey://elsewhere:pw@${at('plain')}`,
      /does not permit .*<prefix>:\*/,
      NOTHING,
    ],
    [
      'a user who is unknown',
      () => `valkey://nobody:pw@${at('plain')}`,
      /refuses the user or the password/,
      NOTHING,
    ],
    [
      'a database that it does not have',
      () => `valkey://${at('plain')}/16`,
      /has no database with the number/,
      NOTHING,
    ],
    [
      'one server of a cluster',
      () => `valkey://${at('cluster')}`,
      /is one server .*: use valkey\+cluster/,
      NOTHING,
    ],
    [
      'a server as a cluster',
      () => `valkey+cluster://${at('plain')}`,
      /is no cluster: use valkey:\/\//,
      NOTHING,
    ],
    [
      'a server as a sentinel',
      () => `valkey+sentinel://${at('plain')}/main`,
      /has no sentinel there, .*: use valkey:\/\//,
      NOTHING,
    ],
    [
      'a sentinel as a server',
      () => `valkey://${at('sentinel')}`,
      /no sentinel \(use valkey\+sentinel/,
      NOTHING,
    ],
    [
      'a name that no sentinel knows',
      () => `valkey+sentinel://${at('sentinel')}/other`,
      /has sentinels that know no primary server of that name/,
      NOTHING,
    ],
  ])('%s: is one sentence that says what to do', async (_, getUrl, message, getEnv) => {
    await expectRefusal(['--store', getUrl()], message, getEnv())
  })

  test.each(['valkey+cluster://127.0.0.1:', 'valkey+sentinel://127.0.0.1:'])(
    'nobody listens at %s',
    async (url) => {
      const port = await freePort(20_700)
      const name = url.includes('sentinel') ? '/main' : ''
      await expectRefusal(
        ['--store', `${url}${port}${name}`],
        /--store does not respond: it accepts no connections/,
      )
    },
  )

  test('a store that is full', async () => {
    const { url, stop } = await startValkey({ args: ['--maxmemory', '1'] })
    try {
      await expectRefusal(['--store', url], /is full and refuses writes: raise its maxmemory/)
    } finally {
      await stop()
    }
  })
})
