import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const REFERENCE = /\b(?:Patient|Encounter|Practitioner|PractitionerRole|RelatedPerson|Person)\//
const DOUBLED = /\b(Patient|Encounter|Practitioner|PractitionerRole|RelatedPerson|Person)\/\1\//

export const bareIds = defineRule({
  name: 'bare-ids',
  level: 'error',
  catalogueIds: ['C-153'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  requirement:
    'The patient and encounter of the token response are bare ids; the resource type is added once.',
  howToFix: 'Build Patient/{id} from the bare id, and use a reference as it is.',
  steps: FHIR_STEPS,
  check: (entry) => {
    const { path, query } = toIncomingRequest(entry)
    const texts = [path, ...query.values()]
    const twice = texts.map((text) => DOUBLED.exec(text)?.[0]).find((each) => each !== undefined)
    if (twice) return fail('the resource type is repeated', 'Type/id', twice)
    return texts.some((text) => REFERENCE.test(text)) ? PASS : undefined
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/fhir/Patient/1' }],
    invalid: [{ step: 'fhir-read', target: '/fhir/Patient/Patient/1' }],
  },
})
