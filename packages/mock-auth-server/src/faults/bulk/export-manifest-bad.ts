import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { limitsExportRequests } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportManifestBad = defineFault({
  name: 'export-manifest-bad',
  title: 'Manifest without output, or not JSON',
  kind: 'must-reject',
  catalogueIds: ['F-305'],
  spec: bulkData('response---complete-status'),
  description:
    'The server returns 200 for a finished export, with a manifest that has no output, or with an HTML page.',
  requirement: 'Report that the export cannot be read; request no file.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({
      form: z
        .enum(['without-output', 'html'])
        .default('without-output')
        .describe('What is returned instead.'),
    }),
  points: {
    reply: (reply, context) => {
      if (classifyExportRequest(context) !== 'status' || reply.status !== 200) return reply
      const body = { transactionTime: new Date(context.now).toISOString(), requiresAccessToken: true }
      return context.params.form === 'html'
        ? replaceReply(reply, { status: 200, headers: [['Content-Type', 'text/html']], body: '<p>Done.</p>' })
        : replaceReply(reply, {
            status: 200,
            headers: [['Content-Type', 'application/json']],
            body: JSON.stringify(body),
          })
    },
  },
  expects: limitsExportRequests('file', 0),
})
