import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { completesFlow } from '../../expectations/index.ts'

export const corsStarWithCredentials = defineFault({
  name: 'cors-star-with-credentials',
  title: 'CORS for any origin, with credentials',
  kind: 'must-tolerate',
  catalogueIds: ['F-284'],
  spec: fetchStandard('cors-protocol-and-credentials'),
  description:
    'FHIR responses have Access-Control-Allow-Origin: * together with Allow-Credentials, a combination that browsers reject for requests with cookies.',
  requirement:
    'Send FHIR requests without cookies (the token is in a header), so that the combination does not matter.',
  steps: FHIR_STEPS,
  points: {
    reply: (reply) => ({
      ...reply,
      headers: reply.headers.flatMap(([name, value]): HeaderPair[] =>
        /^access-control-allow-origin$/i.test(name)
          ? [
              [name, '*'],
              ['Access-Control-Allow-Credentials', 'true'],
            ]
          : [[name, value]],
      ),
    }),
  },
  expects: completesFlow(),
})
