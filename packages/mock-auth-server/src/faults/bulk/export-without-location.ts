import { limitsExportRequests } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'

export const exportWithoutLocation = defineFault({
  name: 'export-without-location',
  title: 'Export begins, nobody says where',
  kind: 'must-recover',
  ids: ['F-300'],
  spec: bulkData('response---success'),
  wire: 'The kick-off of an export is answered 202, without Content-Location.',
  client: 'Say that the export cannot be followed; do not guess an address.',
  steps: ['bulk'],
  points: {
    'fhir.answer': (answer) => ({
      ...answer,
      headers: answer.headers.filter(([name]) => name !== 'Content-Location'),
    }),
  },
  expects: limitsExportRequests('status', 0),
})
