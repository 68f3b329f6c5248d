import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { findSearchset, withBody } from './searchset.ts'

export const searchsetTotal = defineFault({
  name: 'searchset-total',
  title: 'Search result with unreliable total or self link',
  kind: 'must-tolerate',
  catalogueIds: ['F-258'],
  spec: fhirPage('search', 'conformance'),
  description:
    'The total of a search is missing or wrong, or its self link shows that a parameter was ignored.',
  requirement: 'Do not rely on total; check the self link to see which parameters were applied.',
  steps: ['fhir-search'],
  params: () =>
    z.strictObject({
      what: z
        .enum(['total-absent', 'total-wrong', 'parameter-ignored'])
        .default('total-absent')
        .describe('What is unusual.'),
    }),
  points: {
    'fhir.reply': (answer, { params }) => {
      const found = findSearchset(answer)
      if (!found) return answer
      const { total, ...rest } = found.body
      if (params.what === 'total-absent') return withBody(answer, rest)
      if (params.what === 'total-wrong')
        return withBody(answer, { ...rest, total: Number(total ?? 0) + 1000 })
      const link = found.links.map((each) =>
        each.relation === 'self' ? { ...each, url: String(each.url).split('?', 1)[0] } : each,
      )
      return withBody(answer, { ...found.body, link: link as never })
    },
  },
  expects: completesFlow(),
})
