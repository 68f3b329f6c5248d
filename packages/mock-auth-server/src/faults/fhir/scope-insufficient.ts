import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { allOf, repeatsAtMost, sendsAtMost } from '../../expectations/index.ts'

export const scopeInsufficient = defineFault({
  name: 'scope-insufficient',
  title: '403 insufficient_scope',
  kind: 'must-recover',
  catalogueIds: ['F-238'],
  spec: rfc(6750, '3.1'),
  description:
    'The FHIR API returns 403 with error="insufficient_scope", and may name the scope that is required.',
  requirement:
    'Say what is missing; request that scope in one new authorization at most; do not repeat the request.',
  steps: FHIR_STEPS,
  params: () =>
    z.strictObject({
      names: z.boolean().default(true).describe('Whether the challenge names the required scope.'),
    }),
  points: {
    arrival: (_, { params, facts }) => {
      const scope = params.names ? `, scope="patient/${facts.resourceType ?? '*'}.cruds"` : ''
      return createOutcomeReply(403, 'forbidden', 'The granted scopes do not cover this request', [
        ['WWW-Authenticate', `Bearer realm="fhir", error="insufficient_scope"${scope}`],
      ])
    },
  },
  times: 5,
  expects: allOf(repeatsAtMost(2), sendsAtMost(1, 'authorize')),
})
