import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, SCOPE_REQUEST_STEPS } from '../evidence/requests/parse-requested-scopes.ts'
import { isMisspelled } from './scope-grammar.ts'

export const scopeExtension = defineRule({
  name: 'scope-extension',
  level: 'warning',
  catalogueIds: ['C-072'],
  spec: scopesPage('extensibility'),
  requirement: 'A scope that SMART does not define is a URI, or starts with two underscores.',
  howToFix: 'Use an absolute URI as the name of your own scopes, or start it with "__".',
  steps: SCOPE_REQUEST_STEPS,
  check: (entry) => {
    const own = parseRequestedScopes(entry)?.filter(({ kind }) => kind === 'extension' || kind === 'invalid')
    const bad = own?.find((scope) => scope.kind === 'invalid' && !isMisspelled(scope))
    if (bad)
      return fail('a scope is neither defined by SMART nor named as an extension', 'a URI or __', bad.raw)
    return own && own.length > 0 ? PASS : undefined
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'https://vendor.example/scopes/print' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'openid print' } }],
  },
})
