import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'

/** An S256 challenge whose verifier is unknown. */
const OTHER_CHALLENGE = 'A'.repeat(43)

export const codeInjected = defineFault({
  name: 'code-injected',
  title: 'Code of another session in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-089'],
  spec: rfc(9700, '4.5'),
  description:
    'The code in the callback was issued for the PKCE challenge of another session, so the token endpoint returns invalid_grant.',
  requirement:
    'Stop with an error when the code is rejected: do not send it again, and send no request without a token.',
  steps: ['decide', 'authorize'],
  points: { 'authorize.challenge': () => OTHER_CHALLENGE },
  expects: allOf(sendsAtMost(3, 'token'), sendsAtMost(0, 'fhir-read')),
})
