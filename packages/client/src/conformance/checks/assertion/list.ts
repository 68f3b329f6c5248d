import type { ConformanceCase } from '../../declare/check.ts'
import { assertionAccepted } from './assertion-accepted.ts'
import { assertionAlgorithm } from './assertion-algorithm.ts'
import { assertionErrors } from './assertion-errors.ts'
import { assertionJti } from './assertion-jti.ts'
import { assertionKey } from './assertion-key.ts'
import { assertionParties } from './assertion-parties.ts'
import { assertionTimes } from './assertion-times.ts'
import { clientKeys } from './client-keys.ts'

/** Cases in the order in which they are reported. */
export const ASSERTION_CASES: readonly ConformanceCase[] = [
  ...assertionAccepted,
  ...assertionKey,
  ...assertionParties,
  ...assertionTimes,
  ...assertionJti,
  ...assertionAlgorithm,
  ...assertionErrors,
  ...clientKeys,
]
