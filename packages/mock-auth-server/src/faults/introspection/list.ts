import type { AnyFault } from '../../core/declare/fault.ts'
import { ehrPatientSwitched } from './ehr-patient-switched.ts'
import { introspectionDenied } from './introspection-denied.ts'
import { introspectionExtraMembers } from './introspection-extra-members.ts'
import { introspectionNotCredible } from './introspection-not-credible.ts'
import { introspectionWithoutExp } from './introspection-without-exp.ts'

/** Faults of token introspection. */
export const INTROSPECTION_FAULTS: readonly AnyFault[] = [
  introspectionDenied,
  introspectionNotCredible,
  introspectionExtraMembers,
  introspectionWithoutExp,
  ehrPatientSwitched,
]
