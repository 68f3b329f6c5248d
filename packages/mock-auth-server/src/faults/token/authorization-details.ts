import { completesFlow } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'

export const authorizationDetails = defineFault({
  name: 'authorization-details',
  title: 'A second server in authorization_details',
  kind: 'must-tolerate',
  ids: ['F-137'],
  spec: appLaunch('obtain-access-token'),
  wire: 'The token response has authorization_details for this server and for another one with another patient.',
  client: 'Ignore them, or use the token at the listed locations, with the patient of each.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.response': (response, { world, canary }) => ({
      ...response,
      authorization_details: [
        detail(world.fhirBase, response.scope, response.patient),
        detail(
          canary.fhirBase,
          response.scope,
          world.patients.find((id) => id !== response.patient),
        ),
      ],
    }),
  },
  expects: completesFlow(),
})

function detail(base: string, scope: Json | undefined, patient: Json | undefined): Json {
  return {
    type: 'smart_on_fhir',
    locations: [base],
    fhirVersions: ['4.0.1'],
    ...(scope === undefined ? {} : { scope }),
    ...(patient === undefined ? {} : { patient }),
  }
}
