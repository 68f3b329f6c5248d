import { isRecord } from '../../smart/http/is-record.ts'
import { findKeyClient, findUserClient, type Target } from './target.ts'

type Json = Readonly<Record<string, unknown>>

/** Something that must be there before a case makes sense. */
interface Prerequisite {
  /** How to provide it, or what the server does not offer. */
  readonly missing: string
  readonly isMet: (target: Target, configuration: Json) => boolean
}

const lists = (configuration: Json, capability: string): boolean =>
  Array.isArray(configuration.capabilities) && configuration.capabilities.includes(capability)

const isHttps = (value: unknown): boolean => typeof value === 'string' && /^https:/i.test(value)

const publishes = (name: string) => (_: Target, configuration: Json) => configuration[name] !== undefined

/** Prerequisites that the server decides, by what it publishes. */
const OF_THE_SERVER = {
  https: {
    missing: 'Neither the FHIR base nor an endpoint uses https.',
    isMet: ({ fhirBase }, configuration) => [fhirBase, ...Object.values(configuration)].some(isHttps),
  },
  openid: {
    missing: 'The server does not offer sso-openid-connect.',
    isMet: (_, configuration) =>
      lists(configuration, 'sso-openid-connect') || configuration.issuer !== undefined,
  },
  introspection: {
    missing: 'No introspection_endpoint is published.',
    isMet: publishes('introspection_endpoint'),
  },
  brands: {
    missing: 'No user_access_brand_bundle is published.',
    isMet: publishes('user_access_brand_bundle'),
  },
  'app-state': {
    missing: 'The server does not offer smart-app-state.',
    isMet: (_, configuration) =>
      lists(configuration, 'smart-app-state') ||
      (Array.isArray(configuration.associated_endpoints) &&
        configuration.associated_endpoints.some((each) => isRecord(each) && lists(each, 'smart-app-state'))),
  },
  management: { missing: 'No management_endpoint is published.', isMet: publishes('management_endpoint') },
  'revocation-endpoint': {
    missing: 'No revocation_endpoint is published.',
    isMet: publishes('revocation_endpoint'),
  },
  'registration-endpoint': {
    missing: 'No registration_endpoint is published.',
    isMet: publishes('registration_endpoint'),
  },
} as const satisfies Record<string, Prerequisite>

/** Prerequisites that configuration and options decide. */
const OF_THE_CONFIGURATION = {
  client: {
    missing: 'Requires a client of users: --client-id, or clients in the configuration.',
    isMet: (target) => findUserClient(target) !== undefined,
  },
  symmetric: {
    missing: 'Requires a client with a secret: clients.symmetric in the configuration.',
    isMet: ({ clients }) => clients.symmetric?.secret !== undefined,
  },
  keys: {
    missing:
      'Requires a client with keys: clients.backend or clients.asymmetric in the configuration, and keys.',
    isMet: (target) => findKeyClient(target) !== undefined && target.keys.length > 0,
  },
  backend: {
    missing: 'Requires a backend service: clients.backend with its scope in the configuration, and keys.',
    isMet: ({ clients, keys }) => clients.backend?.scope !== undefined && keys.length > 0,
  },
  'browser-origin': {
    missing: 'Requires a registered origin: --client-id with --redirect-uri, or origin in the configuration.',
    isMet: (target) => findUserClient(target) !== undefined,
  },
  revoke: { missing: 'Revokes; requires --revoke.', isMet: ({ allow }) => allow.includes('revoke') },
  register: {
    missing: 'Registers clients; requires --register.',
    isMet: ({ allow }) => allow.includes('register'),
  },
} as const satisfies Record<string, Prerequisite>

const PREREQUISITES: Readonly<Record<PrerequisiteName, Prerequisite>> = {
  ...OF_THE_CONFIGURATION,
  ...OF_THE_SERVER,
}

export type PrerequisiteName = keyof typeof OF_THE_SERVER | keyof typeof OF_THE_CONFIGURATION

/** Returns `true` for a prerequisite that smart-configuration decides. */
export const isOfTheServer = (name: PrerequisiteName): boolean => Object.hasOwn(OF_THE_SERVER, name)

/** Returns the reason why a prerequisite is not met, or `undefined`. */
export function findMissing(name: PrerequisiteName, target: Target, configuration: Json): string | undefined {
  const { isMet, missing } = PREREQUISITES[name]
  return isMet(target, configuration) ? undefined : missing
}
