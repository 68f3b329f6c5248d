import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { filterResourceScopes, parseRequestedScopes } from '../evidence/requests/parse-requested-scopes.ts'

export const scopeConstraint = defineRule({
  name: 'scope-constraint',
  level: 'error',
  catalogueIds: ['C-061'],
  spec: scopesPage('finer-grained-resource-constraints-using-search-parameters'),
  requirement: 'A constraint in a scope uses search parameters of its resource type.',
  howToFix: 'Write ?name=value with a search parameter of that type, reserved characters percent-encoded.',
  steps: ['authorize'],
  check: (entry) => {
    const { unknownSearchParams } = entry.facts
    if (unknownSearchParams) {
      return fail('a scope constraint is not a search parameter', 'one of the type', unknownSearchParams)
    }
    const constrained = filterResourceScopes(parseRequestedScopes(entry) ?? []).some(
      ({ constraints }) => constraints.length > 0,
    )
    return constrained ? PASS : undefined
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'patient/Observation.rs?category=laboratory' } }],
    invalid: [
      {
        step: 'authorize',
        facts: { scope: 'patient/Observation.rs?kind=lab', unknownSearchParams: 'Observation?kind' },
      },
    ],
  },
})
