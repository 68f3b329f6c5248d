import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createRefusedRequest } from './create-refused-request.ts'

const FOREIGN = 'https://conformance.example/fhir'

export const authorizeAudience = defineCheck({
  name: 'authorize-audience',
  title: 'A request must name this FHIR server as its audience',
  group: 'authorize',
  catalogueIds: ['S-046', 'S-047', 'S-048'],
  level: 'SHALL',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  howToFix:
    'Compare aud with the URL of the FHIR server, and refuse the request when it is another or absent.',
  prerequisites: ['client'],
  cases: {
    missing: createRefusedRequest(
      {
        requests: [{ what: 'without aud', change: (parameters) => parameters.delete('aud') }],
        errors: ['invalid_request'],
      },
      { catalogueIds: ['S-046', 'S-047'] },
    ),
    wrong: createRefusedRequest(
      {
        requests: [{ what: `with aud=${FOREIGN}`, change: (parameters) => parameters.set('aud', FOREIGN) }],
        errors: ['invalid_request', 'invalid_target'],
      },
      { catalogueIds: ['S-048'] },
    ),
  },
})
