import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const idTokenLifetimeS = defineSwitch({
  name: 'idTokenLifetimeS',
  level: 'tenant',
  description: 'Lifetime of id_tokens, in seconds.',
  legality: 'legal',
  catalogueIds: ['S-115'],
  faults: ['id-token-expired'],
  default: 3600,
  schema: () => z.int().min(1).max(1_000_000_000),
  steps: ['token'],
  points: {
    'token.idToken': (draft, { value }) => ({
      ...draft,
      claims: { ...draft.claims, exp: Number(draft.claims.iat) + value },
    }),
  },
})
