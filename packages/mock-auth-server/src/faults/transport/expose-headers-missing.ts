import { completesFlow } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

export const exposeHeadersMissing = defineFault({
  name: 'expose-headers-missing',
  title: 'Headers that a page cannot see',
  kind: 'must-tolerate',
  ids: ['F-286'],
  spec: fetchStandard('http-access-control-expose-headers'),
  wire: 'FHIR replies lack Access-Control-Expose-Headers: a page sees no ETag, Location or Retry-After.',
  client: 'Take what the body says (meta.versionId, id), and a pause of its own.',
  steps: FHIR_STEPS,
  points: {
    reply: (reply) => ({
      ...reply,
      headers: reply.headers.filter(([name]) => !/^access-control-expose-headers$/i.test(name)),
    }),
  },
  expects: completesFlow(),
})
