import { anyOf, completesFlow, showsError } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'

export const discoveryByteOrderMark = defineFault({
  name: 'discovery-byte-order-mark',
  title: 'The smart-configuration begins with a byte order mark',
  kind: 'must-tolerate',
  ids: ['F-019'],
  spec: rfc(8259, '8.1'),
  wire: 'The smart-configuration is right, with the three bytes of a UTF-8 byte order mark before it.',
  client: 'Skip the mark and carry on, or end in a clear error.',
  steps: ['discovery'],
  points: { reply: (reply) => ({ ...reply, body: `\uFEFF${readReplyText(reply) ?? ''}` }) },
  expects: anyOf(completesFlow(), showsError()),
})
