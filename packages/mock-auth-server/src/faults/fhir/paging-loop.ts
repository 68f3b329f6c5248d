import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { findSearchset, withNext } from './searchset.ts'

export const pagingLoop = defineFault({
  name: 'paging-loop',
  title: 'Paging in a circle',
  kind: 'must-reject',
  catalogueIds: ['F-261'],
  spec: fhirHttp('paging'),
  description: 'The next link points to the page itself, or from the second page back to the first.',
  requirement: 'Detect a page that was fetched before, stop, and say that the list may be incomplete.',
  steps: ['fhir-search'],
  params: () =>
    z.strictObject({
      circle: z.enum(['itself', 'back-and-forth']).default('itself').describe('The target of the next link.'),
    }),
  points: {
    'fhir.reply': (answer, { params }) => {
      const found = findSearchset(answer)
      const to = params.circle === 'itself' ? 'self' : 'first'
      const url = params.circle === 'itself' || found?.url('previous') ? found?.url(to) : undefined
      return found && url !== undefined ? withNext(answer, found, url) : answer
    },
  },
  expects: repeatsAtMost(2),
})
