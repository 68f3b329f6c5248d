import { isRecord } from '../../smart/http/is-record.ts'
import type { Prerequisite, Surroundings } from './prerequisite.ts'

type Json = Readonly<Record<string, unknown>>

const lists = (configuration: Json, capability: string): boolean =>
  Array.isArray(configuration.capabilities) && configuration.capabilities.includes(capability)

const isHttps = (value: unknown): boolean => typeof value === 'string' && /^https:/i.test(value)

const publishes =
  (name: string) =>
  ({ configuration }: Surroundings): boolean =>
    configuration[name] !== undefined

const createCapability = (name: string): Prerequisite => ({
  missing: `The server does not offer ${name}.`,
  isMet: ({ configuration }) => lists(configuration, name),
})

/** Prerequisites that the server decides, by what it publishes. */
export const OF_THE_SERVER = {
  https: {
    missing: 'Neither the FHIR base nor an endpoint uses https.',
    isMet: ({ target: { fhirBase }, configuration }) =>
      [fhirBase, ...Object.values(configuration)].some(isHttps),
  },
  openid: {
    missing: 'The server does not offer sso-openid-connect.',
    isMet: ({ configuration }) =>
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
    isMet: ({ configuration }) =>
      lists(configuration, 'smart-app-state') ||
      (Array.isArray(configuration.associated_endpoints) &&
        configuration.associated_endpoints.some((each) => isRecord(each) && lists(each, 'smart-app-state'))),
  },
  'authorize-post': {
    missing: 'The server does not offer authorize-post.',
    isMet: ({ configuration }) => lists(configuration, 'authorize-post'),
  },
  'launch-ehr': {
    missing: 'The server does not offer launch-ehr.',
    isMet: ({ configuration }) => lists(configuration, 'launch-ehr'),
  },
  'context-ehr-patient': createCapability('context-ehr-patient'),
  'context-ehr-encounter': createCapability('context-ehr-encounter'),
  'context-banner': createCapability('context-banner'),
  'context-style': createCapability('context-style'),
  'permission-online': createCapability('permission-online'),
  'permission-user': createCapability('permission-user'),
  'v2-scopes': {
    missing: 'The server does not offer permission-v2.',
    isMet: ({ configuration }) => lists(configuration, 'permission-v2'),
  },
  'client-with-key-set': {
    missing:
      'No registration_endpoint is published, and the client with keys is not registered by URL: keys.publicUrl in the configuration.',
    isMet: ({ target: { keySet }, configuration }) =>
      keySet?.isRegistered === true || configuration.registration_endpoint !== undefined,
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
