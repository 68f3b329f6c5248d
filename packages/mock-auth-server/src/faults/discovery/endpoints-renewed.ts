import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { usesFreshEndpoints } from '../../expectations/index.ts'
import { withEndpoints } from './with-endpoints.ts'

const NAME = 'generation'

export const endpointsRenewed = defineFault({
  name: 'endpoints-renewed',
  title: 'Endpoints that change from launch to launch',
  kind: 'must-tolerate',
  catalogueIds: ['F-035'],
  spec: appLaunch('step-3-discovery'),
  description:
    'Each discovery response, which must not be stored, names different URLs for the authorization and token endpoints.',
  requirement: 'Run discovery at every launch, and use the endpoints that it names now.',
  steps: ['discovery'],
  points: {
    'discovery.document': (document, { matchNumber }) =>
      withEndpoints(document, (url) => `${url}?${NAME}=${matchNumber}`),
  },
  userAgentActions: [{ action: 'launch' }],
  expects: usesFreshEndpoints(NAME),
})
