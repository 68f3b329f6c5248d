import type { AcceptanceChecks } from '../acceptance-check.ts'

export const DISCOVERY_CHECKS: AcceptanceChecks = {}
