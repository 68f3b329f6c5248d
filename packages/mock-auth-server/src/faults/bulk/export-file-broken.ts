import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportFileBroken = defineFault({
  name: 'export-file-broken',
  title: 'Export file missing or truncated',
  kind: 'must-recover',
  catalogueIds: ['F-308'],
  spec: bulkData('bulk-data-output-file-request'),
  description:
    'A request for an export file gets a 404 or 410, or the connection ends in the middle of a line.',
  requirement:
    'Try again a few times at most, then say which file is missing; never present a partial export as complete.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({ form: z.enum(['404', '410', 'cut']).default('404').describe('What happens.') }),
  points: {
    reply: (reply, context) => {
      if (classifyExportRequest(context) !== 'file' || reply.status !== 200) return reply
      const { form } = context.params
      if (form !== 'cut')
        return replaceReply(reply, createOutcomeReply(Number(form), 'not-found', 'The file is gone'))
      const { body } = reply
      const length = typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
      // Somewhere in the first line, which every resource is longer than.
      return {
        ...reply,
        effects: { ...reply.effects, truncateAfterBytes: Math.min(30, Math.max(0, length - 1)) },
      }
    },
  },
  times: 20,
  expects: repeatsAtMost(3),
})
