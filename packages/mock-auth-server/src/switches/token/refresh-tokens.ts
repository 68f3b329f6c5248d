import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { RefreshPolicy } from '../../core/oauth/refresh-policy.ts'

const WHEN = ['by-scope', 'confidential-only', 'always', 'never', 'issued-but-refused'] as const
type When = (typeof WHEN)[number]

export const refreshTokens = defineSwitch({
  name: 'refreshTokens',
  level: 'client',
  description:
    'Who gets a refresh token: who was granted offline_access or online_access, of those only confidential clients, everybody, or nobody; or all refreshes are refused.',
  legality: 'legal',
  catalogueIds: ['S-075', 'S-093'],
  faults: ['refresh-token-missing', 'offline-access-not-echoed', 'refresh-invalid-grant'],
  default: 'by-scope' as When,
  schema: () => z.enum(WHEN),
  steps: ['token'],
  points: {
    'token.refreshPolicy': (policy, { value, facts, client }) =>
      facts.grantType === 'refresh_token'
        ? { ...policy, refuses: value === 'issued-but-refused' }
        : { ...policy, issues: isIssued(policy, value, client) },
  },
})

function isIssued({ issues }: RefreshPolicy, when: When, client: Client | undefined): boolean {
  if (when === 'always' || when === 'never') return when === 'always'
  return issues && (when !== 'confidential-only' || client?.type !== 'public')
}
