import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const rogueIssRefused = defineRule({
  name: 'rogue-iss-refused',
  level: 'warning',
  catalogueIds: ['C-011'],
  spec: appLaunch('app-protection'),
  requirement: 'A launch that names a server unknown to the client does not start an authorization there.',
  howToFix: 'Keep a list of the servers that the app works with, and reject every other iss.',
  steps: ['launch'],
  checkRun: (run) => {
    const launched = run.find(
      ({ step, facts }) => step === 'launch' && /rogue%2F/i.test(facts.issuedUrl ?? ''),
    )
    if (!launched) return undefined
    const began = run.find(
      ({ step, listener }) => listener === 'canary' && (step === 'authorize' || step === 'token'),
    )
    return began
      ? fail('authorization started at a counterfeit server', 'none', `${began.step} request`)
      : PASS
  },
  examples: {
    valid: [
      {
        step: 'launch',
        facts: { issuedUrl: 'https://app.example/?iss=http%3A%2F%2F127.0.0.1%2Frogue%2Ffhir' },
      },
    ],
    invalid: [
      {
        step: 'launch',
        facts: { issuedUrl: 'https://app.example/?iss=http%3A%2F%2F127.0.0.1%2Frogue%2Ffhir' },
      },
      { step: 'authorize', listener: 'canary' },
    ],
  },
})
