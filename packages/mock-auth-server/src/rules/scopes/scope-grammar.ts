import type { ParsedScope } from '@smart-mock/fhir-engine/model/parsed-scope'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, SCOPE_REQUEST_STEPS } from '../evidence/requests/parse-requested-scopes.ts'

export const scopeGrammar = defineRule({
  name: 'scope-grammar',
  level: 'error',
  catalogueIds: ['C-056', 'C-057', 'C-063'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  requirement: 'Every scope follows the grammar of SMART.',
  howToFix: 'Check level, resource type, the order c-r-u-d-s, the constraint, and lower case after launch/.',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes) return undefined
    const bad = scopes.find(isMisspelled)
    return bad?.kind === 'invalid' ? fail(bad.reason, 'a SMART scope', bad.raw) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'launch/patient patient/Observation.rs user/*.read' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'patient/Observation.sr' } }],
  },
})

const KNOWN =
  /^(?:openid|fhiruser|profile|launch|offline_?access|online_?access|(?:patient|user|system)[/.].*)/i

/**
 * Returns `true` for a misspelled SMART scope; `scope-extension` judges scopes that do not resemble SMART.
 */
export function isMisspelled(scope: ParsedScope): boolean {
  return scope.kind === 'invalid' && KNOWN.test(scope.raw)
}
