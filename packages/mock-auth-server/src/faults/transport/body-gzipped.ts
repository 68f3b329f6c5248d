import { completesFlow } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { gzipReply } from './gzip-reply.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const bodyGzipped = defineFault({
  name: 'body-gzipped',
  title: 'Bodies in gzip',
  kind: 'must-tolerate',
  ids: ['F-040', 'F-282'],
  spec: rfc(9110, '8.4'),
  wire: 'To a client whose Accept-Encoding names gzip, every body comes in gzip.',
  client: 'Decode it and carry on.',
  steps: WIRE_STEPS,
  when: { header: { 'accept-encoding': '*gzip*' } },
  points: { reply: (reply) => gzipReply(reply) },
  expects: completesFlow(),
})
