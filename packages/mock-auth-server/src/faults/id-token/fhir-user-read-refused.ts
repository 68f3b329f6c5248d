import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, obtainsData, repeatsAtMost } from '../../expectations/index.ts'
import { isUserRead } from './is-user-read.ts'

const OUTCOME = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: 'The user cannot be read' }],
}

export const fhirUserReadRefused = defineFault({
  name: 'fhir-user-read-refused',
  title: 'fhirUser read rejected',
  kind: 'must-recover',
  catalogueIds: ['F-188'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description:
    'A read of the resource that fhirUser names gets a 401, 403, 404, 410 or 500 with an OperationOutcome.',
  requirement: 'Continue without a user profile; do not repeat the read.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({ status: z.literal([401, 403, 404, 410, 500]).default(404).describe('The status.') }),
  points: {
    'fhir.reply': (answer, { params, ...asked }) =>
      isUserRead(answer, asked)
        ? {
            status: params.status,
            headers:
              params.status === 401
                ? [['WWW-Authenticate', 'Bearer realm="fhir", error="invalid_token"']]
                : [],
            body: OUTCOME,
          }
        : answer,
  },
  prerequisites: ['openid'],
  times: 10,
  expects: allOf(obtainsData(), repeatsAtMost(3)),
})
