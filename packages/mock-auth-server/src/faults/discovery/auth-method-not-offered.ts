import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { followsDiscovery } from '../../expectations/index.ts'

export const authMethodNotOffered = defineFault({
  name: 'auth-method-not-offered',
  title: 'Client authentication by secret not offered',
  kind: 'must-recover',
  catalogueIds: ['F-033'],
  spec: conformance('metadata'),
  description: 'token_endpoint_auth_methods_supported lists only private_key_jwt.',
  requirement:
    'Authenticate with a method that is offered, or stop with an error before the user is sent to sign in.',
  steps: ['discovery'],
  points: {
    'discovery.document': (document) => ({
      ...document,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
  },
  times: Infinity,
  expects: followsDiscovery(),
})
