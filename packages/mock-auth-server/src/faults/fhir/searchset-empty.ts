import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { findSearchset, withBody } from './searchset.ts'

export const searchsetEmpty = defineFault({
  name: 'searchset-empty',
  title: 'Empty search result',
  kind: 'must-tolerate',
  catalogueIds: ['F-256'],
  spec: fhirPage('bundle', 'searchset'),
  description: 'Searches find nothing: the Bundle has no entry, and total is 0 or absent.',
  requirement: 'Say that there is no data, and continue.',
  steps: ['fhir-search'],
  params: () =>
    z.strictObject({ total: z.enum(['zero', 'absent']).default('zero').describe('The value of total.') }),
  points: {
    'fhir.reply': (answer, { params }) => {
      const found = findSearchset(answer)
      if (!found || found.entries.length === 0) return answer
      const { entry: _, total: __, ...rest } = found.body
      const link = found.links.filter((each) => each.relation === 'self')
      const total = params.total === 'zero' ? { total: 0 } : {}
      return withBody(answer, { ...rest, ...total, link: link as never })
    },
  },
  expects: completesFlow(),
})
