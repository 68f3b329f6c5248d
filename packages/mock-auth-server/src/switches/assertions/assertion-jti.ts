import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export interface JtiRules {
  readonly maxLength?: number | undefined
  readonly replay?: 'refused' | 'allowed' | undefined
}

export const assertionJti = defineSwitch({
  name: 'assertionJti',
  level: 'tenant',
  description:
    'The maximum length of the `jti` of an assertion, in characters, and whether a `jti` may be used again.',
  legality: 'deviation',
  catalogueIds: ['S-096', 'S-097'],
  faults: ['assertion-replayed', 'assertion-clock'],
  default: { replay: 'refused' } as JtiRules,
  schema: () =>
    z.strictObject({
      maxLength: z.int().min(1).max(10_000).optional(),
      replay: z.enum(['refused', 'allowed']).optional(),
    }),
  steps: ['token', 'introspect', 'revoke'],
  points: {
    'assertion.id': ({ jti, problem }, { value: { maxLength = Infinity, replay } }) => {
      if (jti.length > maxLength) return { jti, problem: 'too-long' }
      return { jti, problem: replay === 'allowed' ? undefined : problem }
    },
  },
})
