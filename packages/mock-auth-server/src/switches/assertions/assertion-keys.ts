import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const VALUES = ['any', 'url-only'] as const

export const assertionKeys = defineSwitch({
  name: 'assertionKeys',
  level: 'client',
  description:
    'Where the keys of clients that sign assertions may be registered: inline and as a URL, or as a URL only.',
  legality: 'deviation',
  catalogueIds: ['S-036', 'S-099'],
  faults: ['client-keys-missing'],
  default: 'any' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['token', 'introspect', 'revoke'],
  points: { 'client-keys.inline': (isTaken, { value }) => isTaken && value === 'any' },
})
