import { allOf, anyOf, repeatsAtMost, retries, showsError } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'

export const bodyCutShort = defineFault({
  name: 'body-cut-short',
  title: 'FHIR body cut short',
  kind: 'must-recover',
  ids: ['F-249'],
  spec: rfc(9112, '8'),
  wire: 'Content-Length announces the whole resource; half of it comes, then the connection closes.',
  client:
    'Notice that the body is not whole; ask again a few times at most or show an error, and never show what came as if it were complete.',
  steps: ['fhir-read', 'fhir-search'],
  points: {
    reply: (reply) =>
      typeof reply.body === 'string' || reply.body instanceof Uint8Array
        ? { ...reply, wire: { ...reply.wire, cutAfterBytes: Math.floor(reply.body.length / 2) } }
        : reply,
  },
  times: 5,
  expects: allOf(repeatsAtMost(3), anyOf(retries(), showsError())),
})
