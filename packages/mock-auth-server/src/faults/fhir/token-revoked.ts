import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { anyOf, reauthorizes, refreshesOnce, showsError } from '../../expectations/index.ts'

export const tokenRevoked = defineFault({
  name: 'token-revoked',
  title: 'Tokens revoked mid-session',
  kind: 'must-recover',
  catalogueIds: ['F-276', 'F-235'],
  spec: rfc(6750, '3.1'),
  description:
    'After two successful FHIR requests the third gets 401 invalid_token; from then on every token of this authorization is revoked, including the refresh token.',
  requirement: 'Try one refresh at most, then end the session and ask the user to authorize again.',
  steps: FHIR_STEPS,
  points: { 'fhir.token': () => undefined },
  skip: 2,
  actions: [{ on: 'strike', do: { action: 'revokeTokens' } }],
  expects: anyOf(reauthorizes(), refreshesOnce(), showsError()),
})
