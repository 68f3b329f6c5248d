/** Groups of checks in the order in which they run, each with its title. */
export const GROUPS = {
  discovery: 'Discovery documents',
  transport: 'TLS',
  cors: 'CORS',
  registration: 'Dynamic registration',
  launch: 'EHR launch',
  authorize: 'Authorization endpoint',
  token: 'Token endpoint',
  refresh: 'Refresh',
  openid: 'OpenID Connect',
  assertion: 'Client assertions (private_key_jwt)',
  backend: 'Backend services',
  fhir: 'FHIR API',
  introspection: 'Introspection',
  revocation: 'Revocation and management',
  'app-state': 'App state',
  brands: 'User-access brands',
} as const

export type GroupName = keyof typeof GROUPS
