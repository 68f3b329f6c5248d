import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const clientRegistered = defineRule({
  name: 'client-registered',
  level: 'error',
  ids: ['C-022'],
  spec: appLaunch('request-4'),
  text: 'The authorize request names a client that is registered at this server.',
  fix: 'Send the client_id that this server knows, or register it.',
  steps: ['authorize'],
  check: ({ facts: { clientId, clientType } }) => {
    if (!clientId) return fail('client_id is missing', 'a registered one', 'none')
    return clientType
      ? PASS
      : fail('the client is not registered at this server', 'a registered one', clientId)
  },
  examples: {
    good: [{ step: 'authorize', facts: { clientId: 'app', clientType: 'public' } }],
    bad: [{ step: 'authorize', facts: { clientId: 'other' } }],
  },
})
