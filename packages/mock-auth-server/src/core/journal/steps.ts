/** Every kind of exchange in a tenant's journal. */
export const STEPS = [
  'launch',
  'discovery',
  'metadata',
  'openid-configuration',
  'jwks',
  'register',
  'authorize',
  'decide',
  'token',
  'introspect',
  'revoke',
  'manage',
  'userinfo',
  'fhir-read',
  'fhir-search',
  'fhir-write',
  'fhir-batch',
  'fhir-operation',
  'bulk',
  'style',
  'brands',
  'app-state',
  'preflight',
  'probe',
  'unmatched',
  'outbound',
  'connection',
] as const

/** The kind of an exchange of the authorization flow, or of the requests that follow it. */
export type Step = (typeof STEPS)[number]

/** Steps in which a client uses an access token at the FHIR API. */
export const FHIR_STEPS = [
  'fhir-read',
  'fhir-search',
  'fhir-write',
  'fhir-batch',
  'fhir-operation',
] as const satisfies readonly Step[]

/** Steps in which a client uses an access token for data: the FHIR API and exports. */
export const DATA_STEPS = [...FHIR_STEPS, 'bulk'] as const satisfies readonly Step[]

/** Returns `true` when the step carries an access token to the FHIR API. */
export function isFhirStep(step: Step): boolean {
  return (FHIR_STEPS as readonly Step[]).includes(step)
}

/** Returns `true` for a step in which a client uses its access token for data. */
export function isDataStep(step: Step): boolean {
  return (DATA_STEPS as readonly Step[]).includes(step)
}

/** Steps that match a fault, and count for a verdict, only when they are named. */
export const OPT_IN_STEPS: ReadonlySet<Step> = new Set(['preflight', 'probe', 'outbound', 'connection'])
