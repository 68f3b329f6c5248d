import { coversScope } from '@smart-mock/fhir-engine/model/scopes'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, SCOPE_REQUEST_STEPS } from '../evidence/requests/parse-requested-scopes.ts'

/** Maximum number of compared scopes: every pair is compared, so hostile lists must end somewhere. */
const LOOKED_AT = 200

export const scopesNotRedundant = defineRule({
  name: 'scopes-not-redundant',
  level: 'info',
  catalogueIds: ['C-074'],
  spec: scopesPage('scope-equivalence'),
  requirement: 'No requested scope is already contained in another.',
  howToFix: 'Leave out what a wider scope of the same request covers.',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)?.slice(0, LOOKED_AT)
    if (!scopes) return undefined
    const needless = scopes.find((scope, at) =>
      scopes.some(
        (other, where) =>
          where !== at && coversScope(other, scope) && (where < at || !coversScope(scope, other)),
      ),
    )
    return needless ? fail('another scope contains this one', 'left out', needless.raw) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'launch patient/Patient.rs patient/Observation.rs' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'patient/*.rs patient/Observation.rs' } }],
  },
})
