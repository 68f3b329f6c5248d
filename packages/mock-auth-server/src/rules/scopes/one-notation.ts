import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import {
  filterResourceScopes,
  parseRequestedScopes,
  SCOPE_REQUEST_STEPS,
} from '../evidence/requests/parse-requested-scopes.ts'

export const oneNotation = defineRule({
  name: 'one-notation',
  level: 'info',
  catalogueIds: ['C-060'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  requirement: 'A request uses one notation of scopes, v1 or v2.',
  howToFix: 'Write all scopes as v2 (.rs) or all as v1 (.read).',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const asked = filterResourceScopes(parseRequestedScopes(entry) ?? [])
    if (asked.length < 2) return undefined
    const notations = new Set(asked.map(({ notation }) => notation))
    return notations.size === 1 ? PASS : fail('v1 and v2 scopes are mixed', 'one notation', 'both')
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'patient/Patient.rs patient/Observation.rs' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'patient/Patient.read patient/Observation.rs' } }],
  },
})
