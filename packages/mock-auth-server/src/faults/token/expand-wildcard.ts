import type { ResourceScope } from '@smart-mock/fhir-engine/model/scopes'

const TYPES = [
  'AllergyIntolerance',
  'CarePlan',
  'CareTeam',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Goal',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Patient',
  'Practitioner',
  'Procedure',
]

/** Expands a scope of all types to one scope for each common type; a scope of one type is unchanged. */
export function expandWildcard(scope: ResourceScope): readonly ResourceScope[] {
  if (scope.type !== '*') return [scope]
  return TYPES.map((type) => ({ ...scope, type, raw: `${scope.level}/${type}.${scope.permissions}` }))
}
