import { defineRule, fails, PASS } from '../../core/rule.ts'
import { scopesPage } from '../../core/spec.ts'
import { FHIR_STEPS } from '../../core/steps.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

const DOUBLED = /\b(Patient|Encounter|Practitioner|PractitionerRole|RelatedPerson|Person)\/\1\//

export const bareIds = defineRule({
  name: 'bare-ids',
  level: 'error',
  ids: ['C-153'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  text: 'The patient and encounter of the token response are bare ids, to which the type is added once.',
  fix: 'Build Patient/{id} from the bare id, and take a reference as it is.',
  steps: FHIR_STEPS,
  check: (entry) => {
    const { path, query } = incomingOf(entry)
    const twice = [path, ...query.values()]
      .map((text) => DOUBLED.exec(text)?.[0])
      .find((each) => each !== undefined)
    return twice ? fails('the type stands there twice', 'Type/id', twice) : PASS
  },
  examples: {
    good: [{ step: 'fhir-read', target: '/fhir/Patient/1' }],
    bad: [{ step: 'fhir-read', target: '/fhir/Patient/Patient/1' }],
  },
})
