import type { ResourceScope } from '../model/parsed-scope.ts'
import type { Access } from '../model/request.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import { findUserPatients } from './find-user-patients.ts'

/** Returns the patients whose compartments a scope covers; `undefined` for all patients. */
export function findScopePatients(
  { level }: ResourceScope,
  access: Extract<Access, { kind: 'scopes' }>,
  store: FhirStore,
): ReadonlySet<string> | undefined {
  if (level === 'system') return undefined
  if (level === 'user')
    return access.userPatients ? new Set(access.userPatients) : findUserPatients(access.user, store)
  return new Set(access.patient === undefined ? [] : [access.patient])
}
