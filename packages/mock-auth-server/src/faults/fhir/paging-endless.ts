import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { sendsAtMost } from '../../expectations/index.ts'
import { findSearchset, withNext } from './searchset.ts'

export const pagingEndless = defineFault({
  name: 'paging-endless',
  title: 'Paging without end',
  kind: 'informational',
  catalogueIds: ['F-262'],
  spec: fhirHttp('paging'),
  description: 'After the last page there is always another one, each with a link never used before.',
  requirement: 'Stop after a fixed number of pages, and say that the list may be incomplete.',
  steps: ['fhir-search'],
  points: {
    'fhir.reply': (answer, { matchNumber }) => {
      const found = findSearchset(answer)
      const self = found?.url('self')
      if (!found || self === undefined || found.url('next') !== undefined) return answer
      return withNext(answer, found, `${self}${self.includes('?') ? '&' : '?'}_page=${matchNumber}`)
    },
  },
  expects: sendsAtMost(100, 'fhir-search'),
})
