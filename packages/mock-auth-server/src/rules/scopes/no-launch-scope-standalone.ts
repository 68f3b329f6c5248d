import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

export const noLaunchScopeStandalone = defineRule({
  name: 'no-launch-scope-standalone',
  level: 'warning',
  catalogueIds: ['C-066'],
  spec: scopesPage('standalone-apps'),
  requirement: 'A standalone client does not request the bare scope launch.',
  howToFix: 'Request launch/patient or launch/encounter instead; launch belongs to an EHR launch.',
  steps: ['authorize'],
  check: (entry, past) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || entry.facts.launch || findDeliveredLaunch(past, entry.facts, entry.run)) return undefined
    return requestsScope(scopes, 'launch')
      ? fail('the scope launch is requested without an EHR launch', 'no launch', 'launch')
      : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'launch/patient openid' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'launch openid' } }],
  },
})
