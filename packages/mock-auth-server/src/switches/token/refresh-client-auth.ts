import { z } from 'zod'
import { withoutRequirement } from '../../core/declare/server-requirements.ts'
import { defineSwitch } from '../../core/declare/switch.ts'

const HOW = ['required', 'optional', 'body-too'] as const

export const refreshClientAuth = defineSwitch({
  name: 'refreshClientAuth',
  level: 'client',
  description:
    'Whether a confidential client authenticates to refresh; with `body-too`, it sends client_id in the form as well.',
  legality: 'deviation',
  catalogueIds: ['S-091'],
  faults: ['refresh-client-id', 'refresh-invalid-client', 'requirement-unenforced'],
  default: 'required' as (typeof HOW)[number],
  schema: () => z.enum(HOW),
  steps: ['token'],
  points: {
    options: (options, { value, facts: { grantType = 'refresh_token' } }) =>
      value === 'optional' && grantType === 'refresh_token'
        ? withoutRequirement(options, 'refresh-authentication')
        : options,
    'token.refreshPolicy': (policy, { value, facts, client }) =>
      value === 'body-too' && facts.grantType === 'refresh_token' && client?.type !== 'public'
        ? { ...policy, needsClientId: true }
        : policy,
  },
})
