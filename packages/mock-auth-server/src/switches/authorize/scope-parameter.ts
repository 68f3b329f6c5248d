import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const DEFAULT_SCOPE = 'openid'

export const scopeParameter = defineSwitch({
  name: 'scopeParameter',
  level: 'tenant',
  description:
    'Whether requests need `scope`; when `optional`, an absent one means the scope of the registration at the authorization endpoint, and `openid` for client_credentials or without such a scope.',
  legality: 'relaxation',
  catalogueIds: ['S-046', 'S-103'],
  default: 'required' as 'required' | 'optional',
  schema: () => z.enum(['required', 'optional']),
  steps: ['authorize', 'token'],
  points: {
    'scopes.requested': (scope, { step, client }) =>
      scope ?? (step === 'authorize' ? (client?.scope ?? DEFAULT_SCOPE) : DEFAULT_SCOPE),
    // A service gets that scope, though no client without a user may request it.
    'scopes.decision': (decision, { step, facts }) =>
      step === 'token' && facts.scope === undefined ? { granted: [DEFAULT_SCOPE], dropped: [] } : decision,
  },
})
