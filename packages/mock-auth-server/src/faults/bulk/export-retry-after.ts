import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { honoursRetryAfter } from '../../expectations/index.ts'
import { classifyExportRequest } from './classify-export-request.ts'
import { createBusyReply } from './create-busy-reply.ts'

export const exportRetryAfter = defineFault({
  name: 'export-retry-after',
  title: 'Retry-After in seconds, then as a date',
  kind: 'must-recover',
  catalogueIds: ['F-302'],
  spec: rfc(9110, '10.2.3'),
  description:
    'The first poll of an export gets a 202 with Retry-After in seconds, the next one with an HTTP date.',
  requirement: 'Honour Retry-After both times.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({ retryAfterS: z.int().min(1).max(60).default(2).describe('Seconds to wait.') }),
  points: {
    arrival: (reply, context) => {
      if (classifyExportRequest(context) !== 'status') return reply
      const { params, now, strikeCount } = context
      // HTTP dates have whole seconds; rounded up, so that the wait is never too short.
      const date = new Date(Math.ceil(now / 1000) * 1000 + params.retryAfterS * 1000).toUTCString()
      return createBusyReply('10 %', strikeCount === 0 ? String(params.retryAfterS) : date)
    },
  },
  times: 2,
  expects: honoursRetryAfter(),
})
