import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { filterResourceScopes, parseRequestedScopes } from '../evidence/requests/parse-requested-scopes.ts'

export const scopeResourceType = defineRule({
  name: 'scope-resource-type',
  level: 'error',
  catalogueIds: ['C-058'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  requirement: 'The resource types in scopes exist in R4, in exactly that spelling.',
  howToFix: 'Use the names of FHIR R4, such as MedicationRequest; upper and lower case matter.',
  steps: ['authorize'],
  check: (entry) => {
    const { unknownTypes } = entry.facts
    if (unknownTypes) return fail('a scope does not name an R4 resource type', 'a type of R4', unknownTypes)
    return filterResourceScopes(parseRequestedScopes(entry) ?? []).length > 0 ? PASS : undefined
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'patient/Observation.rs' } }],
    invalid: [
      { step: 'authorize', facts: { scope: 'patient/Observations.rs', unknownTypes: 'Observations' } },
    ],
  },
})
