import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const stateMinLength = defineSwitch({
  name: 'stateMinLength',
  level: 'tenant',
  description: 'The minimum length of `state` in characters; 0 lets it be absent.',
  legality: 'relaxation',
  catalogueIds: ['S-046', 'S-057'],
  default: 1 as number,
  schema: () => z.int().min(0).max(1000),
  steps: ['authorize'],
  points: {
    'authorize.policy': (policy, { value, facts: { state = '' } }) =>
      state.length < Math.max(value, 1) ? { ...policy, stateMinLength: value } : policy,
  },
})
