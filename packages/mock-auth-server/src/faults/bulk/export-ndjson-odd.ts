import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { gzipReply } from '../transport/gzip-reply.ts'
import { classifyExportRequest } from './classify-export-request.ts'

export const exportNdjsonOdd = defineFault({
  name: 'export-ndjson-odd',
  title: 'NDJSON with CRLF, an empty line or gzip',
  kind: 'must-tolerate',
  catalogueIds: ['F-311'],
  spec: bulkData('bulk-data-output-file-request'),
  description:
    'Export files have CRLF line ends or an empty line at the end, or are compressed with gzip for a client that accepts it.',
  requirement: 'Read every line.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({
      form: z.enum(['crlf', 'empty-line', 'gzip']).default('crlf').describe('What is unusual.'),
    }),
  points: {
    reply: (reply, context) => {
      const text = readReplyText(reply)
      if (classifyExportRequest(context) !== 'file' || reply.status !== 200 || text === undefined)
        return reply
      switch (context.params.form) {
        case 'crlf':
          return { ...reply, body: text.replaceAll('\n', '\r\n') }
        case 'empty-line':
          return { ...reply, body: `${text}\n` }
        case 'gzip':
          return acceptsGzip(context.request.headers) ? gzipReply(reply) : reply
      }
    },
  },
  expects: repeatsAtMost(1),
})

function acceptsGzip(headers: readonly (readonly [string, string])[]): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'accept-encoding' && /\bgzip\b/.test(value))
}
