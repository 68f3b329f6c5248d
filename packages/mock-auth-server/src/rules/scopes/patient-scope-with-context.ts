import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import {
  filterResourceScopes,
  parseRequestedScopes,
  requestsScope,
} from '../evidence/requests/parse-requested-scopes.ts'

export const patientScopeWithContext = defineRule({
  name: 'patient-scope-with-context',
  level: 'warning',
  catalogueIds: ['C-065'],
  spec: scopesPage('standalone-apps'),
  requirement: 'A standalone client that requests patient/ scopes also requests launch/patient.',
  howToFix: 'Add launch/patient, so that the server lets the user choose a patient and returns the id.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || entry.facts.launch || requestsScope(scopes, 'launch')) return undefined
    if (!filterResourceScopes(scopes).some(({ level }) => level === 'patient')) return undefined
    return requestsScope(scopes, 'launch/patient')
      ? PASS
      : fail('patient/ scopes are requested without launch/patient', 'launch/patient', entry.facts.scope)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'launch/patient patient/*.rs' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'patient/*.rs' } }],
  },
})
