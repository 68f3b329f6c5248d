import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRequestedScope, SCOPE_REQUEST_STEPS } from '../evidence/requests/parse-requested-scopes.ts'

const CHARACTERS = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/

export const scopeSyntax = defineRule({
  name: 'scope-syntax',
  level: 'error',
  catalogueIds: ['C-055'],
  spec: rfc(6749, '3.3'),
  requirement: 'The scope parameter is a list of names separated by single spaces.',
  howToFix:
    'Separate the scopes with single spaces; no commas, no line breaks, no double-encoded plus signs.',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const scope = findRequestedScope(entry)
    if (!scope) return entry.step === 'authorize' ? fail('scope is missing', 'scopes', 'none') : undefined
    if (!CHARACTERS.test(scope)) return fail('scope has a forbidden character', 'printable ASCII', scope)
    if (/^ | {2}| $/.test(scope)) return fail('scope has superfluous spaces', 'single spaces', `"${scope}"`)
    const joined = /[A-Za-z*][,;+](?:patient|user|system|launch|openid|fhirUser|offline)/.exec(scope)?.[0]
    return joined ? fail('scopes are not separated by spaces', 'a space', `"${joined}"`) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'launch openid patient/*.rs' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'launch,openid,patient/*.rs' } }],
  },
})
