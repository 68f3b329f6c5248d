import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { showsError } from '../../expectations/index.ts'
import { findSearchset, withBody } from './searchset.ts'

export const searchsetPartial = defineFault({
  name: 'searchset-partial',
  title: 'Entries withheld, with a warning',
  kind: 'informational',
  catalogueIds: ['F-259'],
  spec: fhirPage('security', 'AccessDenied'),
  description: 'A search result lacks a match, and an OperationOutcome entry warns that some were withheld.',
  requirement: 'Show that the list is incomplete.',
  steps: ['fhir-search'],
  points: {
    'fhir.reply': (answer) => {
      const found = findSearchset(answer)
      if (!found || found.entries.length === 0) return answer
      const issue = [{ severity: 'warning', code: 'suppressed', diagnostics: 'Some results were withheld' }]
      const warning = { resource: { resourceType: 'OperationOutcome', issue }, search: { mode: 'outcome' } }
      return withBody(answer, { ...found.body, entry: [...found.entries.slice(1), warning] as never })
    },
  },
  times: 1,
  expects: showsError(),
})
