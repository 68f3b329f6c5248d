import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { completesFlow } from '../../expectations/index.ts'

export const exposeHeadersMissing = defineFault({
  name: 'expose-headers-missing',
  title: 'Missing Access-Control-Expose-Headers',
  kind: 'must-tolerate',
  catalogueIds: ['F-286'],
  spec: fetchStandard('http-responses'),
  description:
    'FHIR responses lack Access-Control-Expose-Headers: a page cannot read ETag, Location or Retry-After.',
  requirement: "Use the values in the body (meta.versionId, id), and the client's own retry delay.",
  steps: FHIR_STEPS,
  points: {
    reply: (reply) => ({
      ...reply,
      headers: reply.headers.filter(([name]) => !/^access-control-expose-headers$/i.test(name)),
    }),
  },
  expects: completesFlow(),
})
