import { FHIR_STEPS, type Step } from '../../core/journal/steps.ts'

/** Every step in which a client sends requests itself, without the user's browser in between. */
export const WIRE_STEPS: readonly Step[] = [
  'discovery',
  'metadata',
  'openid-configuration',
  'jwks',
  'token',
  ...FHIR_STEPS,
]
