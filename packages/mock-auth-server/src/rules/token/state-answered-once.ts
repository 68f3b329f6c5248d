import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const stateAnsweredOnce = defineRule({
  name: 'state-answered-once',
  level: 'error',
  catalogueIds: ['C-051'],
  spec: appLaunch('app-protection'),
  requirement: 'A client accepts one authorization response for each state that it sent.',
  howToFix:
    'Delete the state from the session before redeeming the code, so that a second response matches none.',
  steps: ['token'],
  check: ({ facts: { code } }, past) => {
    const state = code && past.findByValue('issuedCode', code)[0]?.facts.issuedState
    if (!state) return undefined
    const other = past
      .findByValue('issuedState', state)
      .find(
        ({ facts: { issuedCode } }) =>
          issuedCode && issuedCode !== code && past.findByValue('code', issuedCode)[0],
      )
    if (!other) return PASS
    return fail('a second code was redeemed for one state', 'one code', `also that of exchange ${other.seq}`)
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.one', issuedState: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'token', facts: { code: 'code.one' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.one', issuedState: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'token', facts: { code: 'code.one' } },
      { step: 'decide', facts: { issuedCode: 'code.two', issuedState: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'token', facts: { code: 'code.two' } },
    ],
  },
})
