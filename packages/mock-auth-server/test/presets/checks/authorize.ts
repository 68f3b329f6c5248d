import type { AcceptanceChecks } from '../acceptance-check.ts'
import { SCOPES_CHECKS } from './scopes.ts'

export const AUTHORIZE_CHECKS: AcceptanceChecks = { ...SCOPES_CHECKS }
