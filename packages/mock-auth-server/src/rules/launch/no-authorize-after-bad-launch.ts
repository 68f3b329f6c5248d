import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const noAuthorizeAfterBadLaunch = defineRule({
  name: 'no-authorize-after-bad-launch',
  level: 'warning',
  catalogueIds: ['C-012'],
  spec: appLaunch('launch-app-ehr-launch'),
  requirement: 'A client that was launched without iss or launch sends no authorize request.',
  howToFix: 'Show an error if the launch URL has no iss or no launch.',
  steps: ['launch'],
  checkRun: (run) => {
    const launched = run.find(({ step, facts }) => step === 'launch' && facts.issuedUrl)
    const missing = launched && missingFrom(launched.facts.issuedUrl ?? '')
    if (!launched || missing === undefined) return undefined
    const authorized = run.find(
      ({ step, seq, facts }) =>
        step === 'authorize' && seq > launched.seq && facts.clientId === launched.facts.clientId,
    )
    return authorized
      ? fail(
          `the launch URL had no ${missing}, but the authorize request followed in exchange ${authorized.seq}`,
          'an error',
        )
      : PASS
  },
  examples: {
    valid: [{ step: 'launch', facts: { clientId: 'app', issuedUrl: 'https://app.example/launch?launch=1' } }],
    invalid: [
      { step: 'launch', facts: { clientId: 'app', issuedUrl: 'https://app.example/launch?launch=1' } },
      { step: 'authorize', facts: { clientId: 'app' } },
    ],
  },
})

function missingFrom(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { searchParams } = new URL(url)
  return ['iss', 'launch'].find((name) => !searchParams.get(name))
}
