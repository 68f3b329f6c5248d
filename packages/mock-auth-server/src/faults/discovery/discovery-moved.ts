import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

const MOVED = '?moved=1'

export const discoveryMoved = defineFault({
  name: 'discovery-moved',
  title: 'smart-configuration redirected on the same host',
  kind: 'must-tolerate',
  catalogueIds: ['F-036'],
  spec: rfc(9110, '15.4'),
  description: 'The usual URL of the smart-configuration redirects to another one on the same server.',
  requirement: 'Follow the redirect and continue; aud stays the FHIR base that the app was given.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      status: z.literal([301, 302, 308]).default(302).describe('The status of the redirect.'),
    }),
  points: {
    arrival: (answer, { params, request, tenant }) =>
      request.target.endsWith(MOVED)
        ? answer
        : {
            status: params.status,
            headers: [
              ['Location', `${tenant.fhirBase}/.well-known/smart-configuration${MOVED}`],
              ['Cache-Control', 'no-store'],
            ],
            body: '',
          },
  },
  expects: completesFlow(),
})
