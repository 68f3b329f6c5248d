import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { allOf, honoursRetryAfter, limitsExportRequests } from '../../expectations/index.ts'
import { classifyExportRequest } from './classify-export-request.ts'
import { createBusyReply } from './create-busy-reply.ts'

export const exportNeverReady = defineFault({
  name: 'export-never-ready',
  title: 'Export that never completes',
  kind: 'must-recover',
  catalogueIds: ['F-301'],
  spec: bulkData('bulk-data-status-request'),
  description: 'Every poll of an export gets a 202 with the same X-Progress, indefinitely.',
  requirement: "Honour Retry-After between polls, and give up at the client's own limit.",
  steps: ['bulk'],
  params: () =>
    z.strictObject({ retryAfterS: z.int().min(1).max(60).default(1).describe('Seconds between polls.') }),
  points: {
    arrival: (reply, context) =>
      classifyExportRequest(context) === 'status'
        ? createBusyReply('50 %', String(context.params.retryAfterS))
        : reply,
  },
  times: 1000,
  expects: allOf(honoursRetryAfter(), limitsExportRequests('status', 100)),
})
