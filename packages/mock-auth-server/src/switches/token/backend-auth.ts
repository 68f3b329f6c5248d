import { z } from 'zod'
import { withoutRequirement } from '../../core/declare/server-requirements.ts'
import { defineSwitch } from '../../core/declare/switch.ts'

const HOW = ['assertion', 'secret-too'] as const

export const backendAuth = defineSwitch({
  name: 'backendAuth',
  level: 'client',
  description:
    'How backend services authenticate: with an assertion, or with a secret too. A service with a secret gets system/*.rs unless it is registered for other scopes.',
  legality: 'deviation',
  catalogueIds: ['S-107'],
  faults: ['requirement-unenforced'],
  default: 'assertion' as (typeof HOW)[number],
  schema: () => z.enum(HOW),
  steps: ['token'],
  points: {
    options: (options, { value, client, facts: { grantType = 'client_credentials' } }) =>
      value === 'secret-too' && grantType === 'client_credentials' && client?.type !== 'backend'
        ? withoutRequirement(options, 'backend-secret')
        : options,
  },
})
