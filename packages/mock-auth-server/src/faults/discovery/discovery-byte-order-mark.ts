import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const discoveryByteOrderMark = defineFault({
  name: 'discovery-byte-order-mark',
  title: 'smart-configuration with a byte order mark',
  kind: 'must-tolerate',
  catalogueIds: ['F-019'],
  spec: rfc(8259, '8.1'),
  description:
    'The smart-configuration is correct, but starts with the three bytes of a UTF-8 byte order mark.',
  requirement: 'Skip the mark and continue, or stop with a clear error.',
  steps: ['discovery'],
  points: { reply: (reply) => ({ ...reply, body: `\uFEFF${readReplyText(reply) ?? ''}` }) },
  expects: anyOf(completesFlow(), showsError()),
})
