import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, retries, showsError } from '../../expectations/index.ts'
import { gzipReply } from './gzip-reply.ts'
import { WIRE_STEPS } from './wire-steps.ts'

/** Offset of the first block header, after the header of gzip (RFC 1952 section 2.3). */
const BLOCK_HEADER = 10
/** The last block, of the type that RFC 1951 section 3.2.3 reserves: no reader can go on. */
const RESERVED_TYPE = 0b111

export const bodyGzipCorrupt = defineFault({
  name: 'body-gzip-corrupt',
  title: 'Corrupt gzip',
  kind: 'must-reject',
  catalogueIds: ['F-283'],
  spec: rfc(9110, '8.4'),
  description:
    'Bodies are declared as gzip, but their first block has a reserved type, their checksum is wrong, their end is missing, or they are not gzip at all.',
  requirement: 'Show an error; use nothing that was decoded before the damage was detected.',
  steps: WIRE_STEPS,
  when: { header: { 'accept-encoding': '*gzip*' } },
  params: () =>
    z.strictObject({
      how: z
        .enum(['block', 'checksum', 'cut', 'no-gzip'])
        .default('block')
        .describe('What is wrong; a browser ignores a wrong checksum and a missing end.'),
    }),
  points: {
    reply: (reply, { params }) =>
      gzipReply(reply, (bytes) => {
        if (params.how === 'block') return bytes.with(BLOCK_HEADER, RESERVED_TYPE)
        if (params.how === 'cut') return bytes.slice(0, -12)
        if (params.how === 'no-gzip') return bytes.slice(15, -8)
        return bytes.map((byte, at) => (at === bytes.length - 8 ? byte ^ 0xff : byte))
      }),
  },
  expects: anyOf(retries(), showsError()),
})
