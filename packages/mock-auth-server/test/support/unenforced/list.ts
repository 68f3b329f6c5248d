import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import { ASSERTION_ATTEMPTS } from './assertion-attempts.ts'
import type { Attempt } from './attempt.ts'
import { AUTHORIZE_ATTEMPTS } from './authorize-attempts.ts'
import { DECISION_ATTEMPTS } from './decision-attempts.ts'
import { FHIR_ATTEMPTS } from './fhir-attempts.ts'
import { REGISTRATION_ATTEMPTS } from './registration-attempts.ts'
import { SERVICE_ATTEMPTS } from './service-attempts.ts'
import { TOKEN_ATTEMPTS } from './token-attempts.ts'

/** For each requirement a request that violates it. */
export const ATTEMPTS: Readonly<Record<ServerRequirement, Attempt>> = {
  ...REGISTRATION_ATTEMPTS,
  ...AUTHORIZE_ATTEMPTS,
  ...DECISION_ATTEMPTS,
  ...TOKEN_ATTEMPTS,
  ...ASSERTION_ATTEMPTS,
  ...FHIR_ATTEMPTS,
  ...SERVICE_ATTEMPTS,
}
