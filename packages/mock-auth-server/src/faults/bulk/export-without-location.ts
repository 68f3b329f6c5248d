import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { limitsExportRequests } from '../../expectations/index.ts'

export const exportWithoutLocation = defineFault({
  name: 'export-without-location',
  title: 'Export without Content-Location',
  kind: 'must-recover',
  catalogueIds: ['F-300'],
  spec: bulkData('response---success'),
  description: 'The kick-off request of an export gets a 202 without Content-Location.',
  requirement: 'Report that the status of the export cannot be polled; do not guess a URL.',
  steps: ['bulk'],
  points: {
    'fhir.reply': (answer) => ({
      ...answer,
      headers: answer.headers.filter(([name]) => name !== 'Content-Location'),
    }),
  },
  expects: limitsExportRequests('status', 0),
})
