import type { AcceptanceChecks } from '../acceptance-check.ts'
import { ERRORS_CHECKS } from './errors.ts'
import { LIMITS_CHECKS } from './limits.ts'
import { REFRESHES_CHECKS } from './refreshes.ts'
import { REQUESTS_CHECKS } from './requests.ts'
import { SCOPES_CHECKS } from './scopes.ts'

export const AUTHORIZE_CHECKS: AcceptanceChecks = {
  ...SCOPES_CHECKS,
  ...ERRORS_CHECKS,
  ...REQUESTS_CHECKS,
  ...REFRESHES_CHECKS,
  ...LIMITS_CHECKS,
}
