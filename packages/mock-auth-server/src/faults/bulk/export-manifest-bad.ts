import { z } from 'zod'
import { limitsExportRequests } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportManifestBad = defineFault({
  name: 'export-manifest-bad',
  title: 'Manifest without output, or no JSON',
  kind: 'must-reject',
  ids: ['F-305'],
  spec: bulkData('response---complete-status'),
  wire: 'A finished export is answered 200 with a manifest that has no output, or with a page.',
  client: 'Say that the export cannot be read; ask for no file.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({
      form: z.enum(['without-output', 'html']).default('without-output').describe('What comes instead.'),
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
