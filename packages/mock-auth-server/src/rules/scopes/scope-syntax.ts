import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRequestedScope, SCOPE_REQUEST_STEPS } from '../evidence/parse-requested-scopes.ts'

const CHARACTERS = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/

export const scopeSyntax = defineRule({
  name: 'scope-syntax',
  level: 'error',
  ids: ['C-055'],
  spec: rfc(6749, '3.3'),
  text: 'The scope parameter holds names with single spaces between them.',
  fix: 'Join the scopes with one space each; no commas, no line breaks, no plus signs that are encoded again.',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const scope = findRequestedScope(entry)
    if (!scope) return entry.step === 'authorize' ? fail('there is no scope', 'scopes', 'none') : undefined
    if (!CHARACTERS.test(scope)) return fail('scope has a forbidden character', 'printable ASCII', scope)
    if (/^ | {2}| $/.test(scope)) return fail('scope has a space too many', 'single spaces', `"${scope}"`)
    const joined = /[A-Za-z*][,;+](?:patient|user|system|launch|openid|fhirUser|offline)/.exec(scope)?.[0]
    return joined ? fail('scopes are not joined by spaces', 'a space', `"${joined}"`) : PASS
  },
  examples: {
    good: [{ step: 'authorize', facts: { scope: 'launch openid patient/*.rs' } }],
    bad: [{ step: 'authorize', facts: { scope: 'launch,openid,patient/*.rs' } }],
  },
})
