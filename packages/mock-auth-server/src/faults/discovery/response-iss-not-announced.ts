import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, neverRedeems } from '../../expectations/index.ts'
import { withoutResponseIssuer } from './without-response-issuer.ts'

const FLAG = 'authorization_response_iss_parameter_supported'

export const responseIssNotAnnounced = defineFault({
  name: 'response-iss-not-announced',
  title: 'Unannounced iss in the callback',
  kind: 'informational',
  catalogueIds: ['F-079'],
  spec: rfc(9207, '2.4'),
  description: `The discovery documents lack ${FLAG}, yet the authorization response has the right iss.`,
  requirement: 'Continue, or discard the response where that is the policy.',
  steps: ['discovery'],
  points: { 'discovery.document': withoutResponseIssuer },
  companions: { 'openid-configuration.document': withoutResponseIssuer },
  expects: anyOf(completesFlow(), neverRedeems()),
})
