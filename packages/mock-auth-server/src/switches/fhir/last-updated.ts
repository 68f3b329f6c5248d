import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { withoutFileTimes, withoutResourceTimes } from './without-times.ts'

export const lastUpdated = defineSwitch({
  name: 'lastUpdated',
  level: 'tenant',
  description:
    'Resources have `meta.lastUpdated`, or have none, no `Last-Modified` either, and `_lastUpdated` is unknown.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['odd-but-legal-data'],
  default: 'present' as 'present' | 'absent',
  schema: () => z.enum(['present', 'absent']),
  steps: DATA_STEPS,
  points: {
    'fhir.search': (search) =>
      search.criteria.includes('_lastUpdated') || search.sortKeys.includes('_lastUpdated')
        ? { ...search, withheld: [...search.withheld, '_lastUpdated'] }
        : search,
    'fhir.reply': ({ status, headers, body }) => ({
      status,
      headers: headers.filter(([name]) => name.toLowerCase() !== 'last-modified'),
      body: body && withoutResourceTimes(body),
    }),
    reply: (reply, { step }) => (step === 'bulk' ? withoutFileTimes(reply) : reply),
  },
})
