import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'
import { completesFlow } from '../../expectations/index.ts'

export const authorizationDetails = defineFault({
  name: 'authorization-details',
  title: 'A second server in authorization_details',
  kind: 'must-tolerate',
  catalogueIds: ['F-137'],
  spec: appLaunch('obtain-access-token'),
  description:
    'The token response has authorization_details for this server and for another one with another patient.',
  requirement: 'Ignore them, or use the token at the listed locations, with the patient of each.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.response': (response, { tenant, canary }) => ({
      ...response,
      authorization_details: [
        detail(tenant.fhirBase, response.scope, response.patient),
        detail(
          canary.fhirBase,
          response.scope,
          tenant.patients.find((id) => id !== response.patient),
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
