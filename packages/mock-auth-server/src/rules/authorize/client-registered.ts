import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const clientRegistered = defineRule({
  name: 'client-registered',
  level: 'error',
  catalogueIds: ['C-022'],
  spec: appLaunch('request-4'),
  requirement: 'The authorize request names a client that is registered at this server.',
  howToFix: 'Send the client_id that this server knows, or register it.',
  steps: ['authorize'],
  check: ({ facts: { clientId, clientType } }) => {
    if (!clientId) return fail('client_id is missing', 'a registered one', 'none')
    return clientType
      ? PASS
      : fail('the client is not registered at this server', 'a registered one', clientId)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { clientId: 'app', clientType: 'public' } }],
    invalid: [{ step: 'authorize', facts: { clientId: 'other' } }],
  },
})
