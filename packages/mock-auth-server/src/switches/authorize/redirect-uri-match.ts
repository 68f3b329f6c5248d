import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const redirectUriMatch = defineSwitch({
  name: 'redirectUriMatch',
  level: 'client',
  description:
    'The comparison of redirect URIs: exact, or with `query-allowed` a registered one may have further query parameters.',
  legality: 'relaxation',
  catalogueIds: ['S-044'],
  default: 'exact' as 'exact' | 'query-allowed',
  schema: () => z.enum(['exact', 'query-allowed']),
  steps: ['authorize'],
  points: {
    'authorize.policy': (policy, { client, facts: { redirectUri } }) =>
      redirectUri === undefined || client?.redirectUris.includes(redirectUri)
        ? policy
        : { ...policy, acceptsFurtherQuery: true },
  },
})
