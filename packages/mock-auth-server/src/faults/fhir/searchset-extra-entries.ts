import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { findSearchset, withBody } from './searchset.ts'

export const searchsetExtraEntries = defineFault({
  name: 'searchset-extra-entries',
  title: 'Search result with entries that are not matches',
  kind: 'must-tolerate',
  catalogueIds: ['F-257'],
  spec: fhirPage('bundle', 'searchset'),
  description:
    'A search result contains an OperationOutcome (mode outcome) or a Practitioner (mode include) in addition to the matches.',
  requirement: 'Count and list only entries with mode match.',
  steps: ['fhir-search'],
  params: () =>
    z.strictObject({
      mode: z.enum(['outcome', 'include']).default('outcome').describe('What is added.'),
    }),
  points: {
    'fhir.reply': (answer, { params, tenant }) => {
      const found = findSearchset(answer)
      if (!found) return answer
      const issue = [
        { severity: 'information', code: 'informational', diagnostics: 'Results may be delayed' },
      ]
      const extra =
        params.mode === 'outcome'
          ? { resource: { resourceType: 'OperationOutcome', issue }, search: { mode: 'outcome' } }
          : {
              fullUrl: `${tenant.fhirBase}/Practitioner/included`,
              resource: { resourceType: 'Practitioner', id: 'included' },
              search: { mode: 'include' },
            }
      return withBody(answer, { ...found.body, entry: [...found.entries, extra] as never })
    },
  },
  expects: completesFlow(),
})
