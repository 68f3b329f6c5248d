import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { limitsExportRequests } from '../../expectations/index.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportFails = defineFault({
  name: 'export-fails',
  title: 'Export that ends in an error',
  kind: 'must-recover',
  catalogueIds: ['F-304'],
  spec: bulkData('response---error-status-1'),
  description: 'Every poll of an export gets a 500 with an OperationOutcome.',
  requirement: 'Report the error with the text of the outcome; start a new export at most once.',
  steps: ['bulk'],
  points: {
    arrival: (reply, context) =>
      classifyExportRequest(context) === 'status'
        ? createOutcomeReply(500, 'exception', 'The export failed on shard 7')
        : reply,
  },
  times: 1000,
  expects: limitsExportRequests('kick-off', 1),
})
