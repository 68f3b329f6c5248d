import { X509Certificate } from 'node:crypto'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import { isLoopbackHost } from '../../listeners/listener-urls.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'
import type { CliSettings } from '../settings.ts'

/** Formats the text that a user reads when the mock is ready. */
export function formatGreeting(server: MockServer, settings: CliSettings): string {
  const { publicUrl, controlUrl, canaryUrl, controlToken, certificate } = server
  const clients = server.tenants.get(DEFAULT_TENANT)?.tenant.clients.map(({ clientId }) => clientId)
  const { faults, upstream, tenants = {}, mock } = settings
  const more = Object.keys(tenants).map((name) => `${publicUrl}/t/${name}/fhir`)
  return [
    ...notes(server, settings),
    `FHIR base (iss)   ${publicUrl}/fhir`,
    ...more.map((base) => `                  ${base}`),
    `Control API       ${controlUrl}${controlToken === undefined ? '' : `/?token=${encodeURIComponent(controlToken)}`}`,
    `Canary            ${canaryUrl}`,
    ...(certificate === undefined
      ? []
      : [`Certificate       SHA-256 ${new X509Certificate(certificate).fingerprint256}`]),
    ...(upstream
      ? [`Upstream          ${upstream.base}${upstream.replay === undefined ? '' : ' (replayed)'}`]
      : []),
    ...(mock.store ? [`Store             ${hideLogin(mock.store.url)}`] : []),
    ...(clients ? [`Clients           ${clients.join(', ')}`] : []),
    ...(faults.length > 0 && server.isNew ? [`Faults            ${faults.map(nameOf).join(', ')}`] : []),
    'Press Ctrl-C to stop.',
    '',
  ].join('\n')
}

function notes({ ports, publicUrl, canaryUrl, isNew }: MockServer, { mock }: CliSettings): string[] {
  const moved = (['public', 'control', 'canary'] as const)
    .filter((name) => typeof mock.ports?.[name] === 'object' && ports[name] !== DEFAULT_PORTS[name])
    .map((name) => `Port ${DEFAULT_PORTS[name]} is in use; the ${NAMES[name]} listens on ${ports[name]}.`)
  const { hostname } = new URL(publicUrl)
  const canaryHost = new URL(canaryUrl).hostname
  return [
    ...moved,
    ...(isNew ? [] : ['The store has the default tenant: its options and faults stay as they are there.']),
    ...(hostname === canaryHost
      ? [
          'Server and canary share a host, so browsers treat them as one site; set --canary-url to another host.',
        ]
      : []),
    ...(!isLoopbackHost(hostname) && isLoopbackHost(canaryHost)
      ? ['Other machines cannot reach the canary; set --canary-url to a host name that they can resolve.']
      : []),
  ]
}

/** Returns the URL of a store without user and password. */
const hideLogin = (url: string) => url.replace(/(?<=:\/\/)[^@/]*@/, '')

const NAMES = { public: 'server', control: 'control API', canary: 'canary' } as const

const nameOf = (fault: CliSettings['faults'][number]) => (typeof fault === 'string' ? fault : fault.fault)
