import type { ConfiguredClients as Clients } from '../../conformance/config/get-clients.ts'
import { toSettings } from '../../conformance/config/to-settings.ts'
import { CERTIFICATIONS } from '../../conformance/coverage/certifications.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import type { Consent, SmartVersion } from '../../model/conformance.ts'
import { CERTIFICATION_NAMES } from '../../model/readiness.ts'
import { withoutTrailingSlash } from '../../smart/discovery/fhir-base.ts'
import type { ClientOptions } from '../settings/options.ts'
import type { ServerListStore } from '../settings/server-list-store.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'

/** The parts of this client that a run needs. */
interface ConformanceServices {
  readonly servers: ServerListStore
  readonly options: ClientOptions
  readonly redirectUri: string
  readonly origin: string
}

/** The choices of a user for a run. */
export interface ConformanceChoices {
  readonly smartVersion?: SmartVersion
  readonly allow?: readonly Consent[]
}

/**
 * Creates the settings of a run at a server of the list, with the clients of all entries that have its FHIR base. Reports
 * say how ready it is for the certifications that admit its version of SMART.
 */
export function createConformanceSettings(
  entry: StoredEntry,
  { servers, options, redirectUri, origin }: ConformanceServices,
  { smartVersion = '2.2', allow = [] }: ConformanceChoices = {},
): Promise<RunSettings> {
  const base = withoutTrailingSlash(entry.fhirBase)
  const others = servers
    .view()
    .servers.filter(({ id, fhirBase }) => id !== entry.id && withoutTrailingSlash(fhirBase) === base)
    .map(({ id }) => servers.get(id))
  return toSettings(
    {
      fhirBase: entry.fhirBase,
      clients: collectClients([entry, ...others]),
      ...{ redirectUri, origin, smartVersion, allow: [...allow] },
      ...(options.keysFile === undefined ? {} : { keys: { file: options.keysFile } }),
    },
    process.cwd(),
    { ready: CERTIFICATION_NAMES.filter((name) => CERTIFICATIONS[name].versions.includes(smartVersion)) },
  )
}

/** Collects one client of each type, of the first entry that has it. */
function collectClients(entries: readonly StoredEntry[]): Clients {
  return Object.assign({}, ...entries.map(toClient).reverse())
}

function toClient({ clientId, clientType, clientSecret: secret, scopes }: StoredEntry): Clients {
  if (clientId === '') return {}
  switch (clientType) {
    case 'public':
      return { public: { clientId } }
    case 'confidential-symmetric':
      return secret === undefined ? {} : { symmetric: { clientId, secret } }
    case 'confidential-asymmetric':
      return { asymmetric: { clientId } }
    case 'backend':
      return { backend: { clientId, scope: scopes } }
  }
}
