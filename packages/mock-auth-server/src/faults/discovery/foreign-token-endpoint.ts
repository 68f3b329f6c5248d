import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'

export const foreignTokenEndpoint = defineFault({
  name: 'foreign-token-endpoint',
  title: 'Token endpoint on another host',
  kind: 'informational',
  catalogueIds: ['F-024'],
  spec: rfc(9700, '4.4'),
  description:
    'The smart-configuration names a token_endpoint on a host that the user never chose; the authorization endpoint is the real one.',
  requirement:
    'The specification allows a client to trust the document that it received; a careful client pins the hosts that it sends codes and secrets to.',
  steps: ['discovery'],
  points: {
    'discovery.document': (document, { canary }) => ({
      ...document,
      token_endpoint: `${canary.base}/rogue/auth/token`,
    }),
  },
  expects: leaksNothing(),
})
