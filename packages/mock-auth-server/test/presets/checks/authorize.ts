import type { AcceptanceChecks } from '../acceptance-check.ts'

export const AUTHORIZE_CHECKS: AcceptanceChecks = {}
