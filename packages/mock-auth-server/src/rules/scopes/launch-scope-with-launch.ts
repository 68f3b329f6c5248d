import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

export const launchScopeWithLaunch = defineRule({
  name: 'launch-scope-with-launch',
  level: 'error',
  catalogueIds: ['C-064'],
  spec: scopesPage('apps-that-launch-from-the-ehr'),
  requirement: 'After an EHR launch, the client requests the scope launch.',
  howToFix: 'Add launch to the scopes when the launch parameter is sent.',
  steps: ['authorize'],
  check: (entry, past) => {
    const { launch } = entry.facts
    const scopes = parseRequestedScopes(entry)
    if (!launch || !scopes || !findDeliveredLaunch(past, { launch }, undefined)) return undefined
    return requestsScope(scopes, 'launch')
      ? PASS
      : fail('the scope launch is missing', 'launch', entry.facts.scope)
  },
  examples: {
    valid: [
      { step: 'launch', facts: { issuedLaunch: 'l', issuedUrl: 'https://app.example/?launch=l' } },
      { step: 'authorize', facts: { launch: 'l', scope: 'launch patient/*.rs' } },
    ],
    invalid: [
      { step: 'launch', facts: { issuedLaunch: 'l', issuedUrl: 'https://app.example/?launch=l' } },
      { step: 'authorize', facts: { launch: 'l', scope: 'patient/*.rs' } },
    ],
  },
})
