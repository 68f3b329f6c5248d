import { X509Certificate } from 'node:crypto'
import { DEFAULT_TENANT } from '../exchange/tenants/tenants.ts'
import { isLoopbackHost } from '../listeners/listener-urls.ts'
import type { MockServer } from '../listeners/start-mock.ts'
import { DEFAULT_PORTS } from './read-listener-options.ts'
import type { CliSettings } from './settings.ts'

/** What a person reads when the mock is ready. */
export function formatGreeting(wire: MockServer, settings: CliSettings): string {
  const { publicUrl, controlUrl, canaryUrl, controlToken, certificate } = wire
  const clients = wire.tenants.get(DEFAULT_TENANT)?.tenant.clients.map(({ clientId }) => clientId)
  const { faults, upstream, tenants = {} } = settings
  const more = Object.keys(tenants).map((name) => `${publicUrl}/t/${name}/fhir`)
  return [
    ...notes(wire, settings),
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
    `Clients           ${clients?.join(', ')}`,
    ...(faults.length > 0 ? [`Faults            ${faults.map(nameOf).join(', ')}`] : []),
    'Ctrl-C ends it.',
    '',
  ].join('\n')
}

function notes({ ports, publicUrl, canaryUrl }: MockServer, { mock }: CliSettings): string[] {
  const moved = (['wire', 'control', 'canary'] as const)
    .filter((name) => typeof mock.ports?.[name] === 'object' && ports[name] !== DEFAULT_PORTS[name])
    .map((name) => `Port ${DEFAULT_PORTS[name]} is busy; the ${NAMES[name]} takes ${ports[name]}.`)
  const { hostname } = new URL(publicUrl)
  const canaryHost = new URL(canaryUrl).hostname
  return [
    ...moved,
    ...(hostname === canaryHost
      ? [
          'The canary has the host of the server, so it is no other site to a browser: give it one by --canary-url.',
        ]
      : []),
    ...(!isLoopbackHost(hostname) && isLoopbackHost(canaryHost)
      ? ['Only this machine reaches the canary: give --canary-url the name that others have for it.']
      : []),
  ]
}

const NAMES = { wire: 'server', control: 'control API', canary: 'canary' } as const

const nameOf = (fault: CliSettings['faults'][number]) => (typeof fault === 'string' ? fault : fault.fault)
