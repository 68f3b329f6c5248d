import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { withoutKid } from '../../faults/id-token/without-kid.ts'

const VALUES = ['present', 'absent'] as const

export const idTokenKid = defineSwitch({
  name: 'idTokenKid',
  level: 'tenant',
  description:
    'Whether the header of an id_token names the key, which clients do not need while there is one.',
  legality: 'legal',
  catalogueIds: ['S-115'],
  faults: ['id-token-kid-absent'],
  default: 'present' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['token'],
  points: { 'token.idToken': (draft, { value }) => (value === 'absent' ? withoutKid(draft) : draft) },
})
