import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { allOf, completesExport, honoursRetryAfter } from '../../expectations/index.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportThrottled = defineFault({
  name: 'export-throttled',
  title: 'Poll temporarily rejected',
  kind: 'must-recover',
  catalogueIds: ['F-303'],
  spec: bulkData('bulk-data-status-request'),
  description: 'A poll of an export gets a 429 or 503 with Retry-After.',
  requirement: 'Honour Retry-After, then continue with the same export.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({
      status: z.literal([429, 503]).default(429).describe('The status.'),
      retryAfterS: z.int().min(1).max(60).default(2).describe('Seconds to wait.'),
    }),
  points: {
    arrival: (reply, context) =>
      classifyExportRequest(context) === 'status'
        ? createOutcomeReply(context.params.status, 'throttled', 'Too many requests', [
            ['Retry-After', String(context.params.retryAfterS)],
          ])
        : reply,
  },
  expects: allOf(honoursRetryAfter(), completesExport()),
})
