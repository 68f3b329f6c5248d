import type { ServerSettings } from './server-entry.ts'

/** The settings that a new entry starts with, in the form of the page and where an imported file sets none. */
export const DEFAULT_SERVER_SETTINGS: Readonly<ServerSettings> = {
  name: '',
  description: '',
  fhirBase: '',
  clientId: '',
  clientType: 'public',
  secretMethod: 'client_secret_basic',
  rawBasic: false,
  assertionAlgorithm: 'auto',
  scopes: 'openid fhirUser launch/patient patient/*.rs offline_access',
  launchMode: 'standalone',
  loginPlace: 'iframe',
  requestsFrom: 'server',
  authorizeMethod: 'GET',
  endpoints: {},
  suppressAud: false,
  notes: '',
  testUsers: '',
}
