import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { gzipReply } from './gzip-reply.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const bodyGzipped = defineFault({
  name: 'body-gzipped',
  title: 'Bodies in gzip',
  kind: 'must-tolerate',
  catalogueIds: ['F-040', 'F-282'],
  spec: rfc(9110, '8.4'),
  description: 'The server compresses every body with gzip for a client whose Accept-Encoding names it.',
  requirement: 'Decode it and continue.',
  steps: WIRE_STEPS,
  when: { header: { 'accept-encoding': '*gzip*' } },
  points: { reply: (reply) => gzipReply(reply) },
  expects: completesFlow(),
})
