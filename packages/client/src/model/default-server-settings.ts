import type { ServerSettings } from '../../model/api.ts'

/** The settings that a new entry starts with. */
export const DEFAULT_SERVER_SETTINGS: ServerSettings = {
  name: '',
  description: '',
  fhirBase: '',
  clientId: '',
  clientType: 'public',
  secretMethod: 'client_secret_basic',
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
