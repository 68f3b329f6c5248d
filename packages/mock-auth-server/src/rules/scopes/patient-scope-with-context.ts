import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { askedScopes, asksFor, resourceScopes } from '../evidence/asked-scopes.ts'

export const patientScopeWithContext = defineRule({
  name: 'patient-scope-with-context',
  level: 'warning',
  ids: ['C-065'],
  spec: scopesPage('standalone-apps'),
  text: 'A standalone client that asks for patient/ scopes also asks for launch/patient.',
  fix: 'Add launch/patient, so that the server lets the user choose a patient and names them.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = askedScopes(entry)
    if (!scopes || entry.facts.launch || asksFor(scopes, 'launch')) return undefined
    if (!resourceScopes(scopes).some(({ level }) => level === 'patient')) return undefined
    return asksFor(scopes, 'launch/patient')
      ? PASS
      : fails('patient/ scopes are asked for without launch/patient', 'launch/patient', entry.facts.scope)
  },
  examples: {
    good: [{ step: 'authorize', facts: { scope: 'launch/patient patient/*.rs' } }],
    bad: [{ step: 'authorize', facts: { scope: 'patient/*.rs' } }],
  },
})
