import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const launchOnlyWhenLaunched = defineRule({
  name: 'launch-only-when-launched',
  level: 'error',
  catalogueIds: ['C-033'],
  spec: appLaunch('request-4'),
  requirement: 'Without an EHR launch, the authorize request has no launch parameter.',
  howToFix: 'Leave launch out when the user starts the app outside the EHR.',
  steps: ['authorize'],
  check: ({ facts, run, epoch, listener }, past) => {
    if (listener === 'canary' || !facts.clientId) return undefined
    if (findDeliveredLaunch(past, facts, run)) return undefined
    if (!facts.launch) return PASS
    if (epoch > 1 || !past.complete) return inconclusive('the launch may precede the start of the journal')
    return fail('launch was sent without an earlier EHR launch', 'no launch', facts.launch)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { clientId: 'app' } }],
    invalid: [{ step: 'authorize', facts: { clientId: 'app', launch: '123' } }],
  },
})
