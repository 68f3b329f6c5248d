import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const VALUES = ['warned', 'ignored', 'ignored-upper', 'refused'] as const

export const unknownParameters = defineSwitch({
  name: 'unknownParameters',
  level: 'tenant',
  description:
    'An unknown search parameter is ignored with a warning, ignored in silence, ignored and named in capitals when the search fails, or refused.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  default: 'warned' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['fhir-search', 'fhir-batch'],
  points: {
    'fhir.search': (search, { value }) => {
      const { criteria, sortKeys, unknownNames, withheld, accepted } = search
      const isUnknown = (name: string) =>
        (unknownNames.includes(name) || withheld.includes(name)) && !accepted.includes(name)
      if (![...criteria, ...sortKeys].some(isUnknown)) return search
      return { ...search, unknown: value === 'ignored-upper' ? 'named-on-failure' : value }
    },
  },
})
