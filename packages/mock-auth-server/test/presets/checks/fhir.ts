import type { AcceptanceChecks } from '../acceptance-check.ts'

export const FHIR_CHECKS: AcceptanceChecks = {}
