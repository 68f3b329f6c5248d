import type { ConformanceCase } from '../../declare/check.ts'
import { registrationCreated } from './registration-created.ts'
import { registrationJwks } from './registration-jwks.ts'
import { registrationRefusals } from './registration-refusals.ts'

/** Cases in the order in which they are reported. */
export const REGISTRATION_CASES: readonly ConformanceCase[] = [
  ...registrationCreated,
  ...registrationJwks,
  ...registrationRefusals,
]
