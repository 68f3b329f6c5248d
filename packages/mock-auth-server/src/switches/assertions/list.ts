import { assertionAudience } from './assertion-audience.ts'
import { assertionJti } from './assertion-jti.ts'
import { assertionKeys } from './assertion-keys.ts'

/** The switches of client assertions. */
export const ASSERTIONS_SWITCHES = [assertionKeys, assertionJti, assertionAudience] as const
