import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, anyOf, repeatsAtMost, retries, showsError } from '../../expectations/index.ts'

export const bodyCutShort = defineFault({
  name: 'body-cut-short',
  title: 'Truncated FHIR body',
  kind: 'must-recover',
  catalogueIds: ['F-249'],
  spec: rfc(9112, '8'),
  description:
    'The Content-Length announces the whole resource; the server sends half of it, then closes the connection.',
  requirement:
    'Detect that the body is incomplete; retry a few times at most or show an error, and never show the received part as if it were complete.',
  steps: ['fhir-read', 'fhir-search'],
  points: {
    reply: (reply) =>
      typeof reply.body === 'string' || reply.body instanceof Uint8Array
        ? { ...reply, effects: { ...reply.effects, truncateAfterBytes: Math.floor(reply.body.length / 2) } }
        : reply,
  },
  times: 5,
  expects: allOf(repeatsAtMost(3), anyOf(retries(), showsError())),
})
