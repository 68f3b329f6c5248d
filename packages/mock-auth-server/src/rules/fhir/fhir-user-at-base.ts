import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

export const fhirUserAtBase = defineRule({
  name: 'fhir-user-at-base',
  level: 'error',
  catalogueIds: ['C-155'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  requirement: 'The user named by fhirUser is read only at the FHIR base.',
  howToFix: 'Compare the base of an absolute fhirUser with the FHIR base before reading it.',
  steps: [...FHIR_STEPS, 'unmatched'],
  check: ({ request: { target }, listener, facts }, past) => {
    const named = past
      .findRecent('issuedFhirUser')
      .some(({ facts: { issuedFhirUser = '' } }) => pathOf(issuedFhirUser) === target.split('?', 1)[0])
    if (listener === 'public') {
      const user = `${facts.resourceType}/${facts.resourceId}`
      const read = past
        .findRecent('issuedFhirUser')
        .some((record) => record.facts.issuedFhirUser?.endsWith(`/${user}`))
      return read ? PASS : undefined
    }
    return named ? fail('fhirUser was read at another server', 'the FHIR base', target) : undefined
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedFhirUser: 'https://ehr.example/fhir/Practitioner/1' } },
      { step: 'fhir-read', facts: { resourceType: 'Practitioner', resourceId: '1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedFhirUser: 'https://other.example/of/a/fhir/Practitioner/1' } },
      { step: 'unmatched', listener: 'canary', target: '/of/a/fhir/Practitioner/1' },
    ],
  },
})

function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined
}
