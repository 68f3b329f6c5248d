import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

export const withinGrantedScopes = defineRule({
  name: 'within-granted-scopes',
  level: 'warning',
  catalogueIds: ['C-149', 'C-150'],
  spec: scopesPage('wildcard-scopes'),
  requirement: 'Requests stay within the granted scopes, which may be fewer than requested.',
  howToFix: 'Read scope from the token response, and hide what it does not permit; r reads, s searches.',
  steps: FHIR_STEPS,
  check: ({ facts, strikes, request }) => {
    const { grantedScope, interaction, resourceType, error } = facts
    if (!grantedScope || strikes.length > 0 || (error !== undefined && error !== 'insufficient_scope'))
      return undefined
    if (error === undefined) return PASS
    const asked = interaction ? `${interaction} of ${resourceType ?? 'all types'}` : request.method
    return fail('the request is outside the granted scopes', grantedScope, asked)
  },
  examples: {
    valid: [{ step: 'fhir-read', facts: { grantedScope: 'patient/*.rs', resourceType: 'Patient' } }],
    invalid: [
      {
        step: 'fhir-read',
        facts: {
          grantedScope: 'patient/Patient.s',
          interaction: 'read',
          resourceType: 'Patient',
          error: 'insufficient_scope',
        },
      },
    ],
  },
})
