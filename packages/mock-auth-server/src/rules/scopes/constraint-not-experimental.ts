import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import {
  filterResourceScopes,
  parseRequestedScopes,
  SCOPE_REQUEST_STEPS,
} from '../evidence/requests/parse-requested-scopes.ts'

export const constraintNotExperimental = defineRule({
  name: 'constraint-not-experimental',
  level: 'info',
  catalogueIds: ['C-062'],
  spec: scopesPage('experimental-features-exp'),
  requirement: 'Scope constraints use no modifiers, chaining or _filter.',
  howToFix: 'Use plain name=value constraints; the others are experimental, and few servers accept them.',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const names = filterResourceScopes(parseRequestedScopes(entry) ?? []).flatMap(({ constraints }) =>
      constraints.map(([name]) => name),
    )
    if (names.length === 0) return undefined
    const experimental = names.find((name) => /[:.]/.test(name) || name === '_filter')
    return experimental ? fail('a constraint is experimental', 'name=value', experimental) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'patient/Observation.rs?category=laboratory' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'patient/Observation.rs?code:in=http%3A%2F%2Fx' } }],
  },
})
