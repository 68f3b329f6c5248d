import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const VALUES = ['accurate', 'page', 'absent'] as const

export const bundleTotal = defineSwitch({
  name: 'bundleTotal',
  level: 'tenant',
  description:
    'The total of a search result: all matches, those on the page when `_count` was sent, or none unless only the total was asked for.',
  legality: 'deviation',
  catalogueIds: ['S-129'],
  faults: ['searchset-total'],
  default: 'accurate' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['fhir-search', 'fhir-batch'],
  points: {
    'fhir.searchset': (result, { value }) => {
      const { total, countOnly, requestedCount, pageMatches } = result
      if (total === undefined || countOnly) return result
      if (value === 'absent') return { ...result, total: undefined }
      return requestedCount === undefined ? result : { ...result, total: pageMatches }
    },
  },
})
