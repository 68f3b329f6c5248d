import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { abortsConnection } from '../../expectations/index.ts'
import { createSideEndpointParameter, DOCUMENT_STEPS, withEndpointAt } from './side-endpoint.ts'

export const tlsOutdated = defineFault({
  name: 'tls-outdated',
  title: 'Endpoint with outdated TLS only',
  kind: 'must-reject',
  catalogueIds: ['F-278'],
  spec: rfc(8996, '4'),
  description:
    'Discovery names an endpoint at an https port of the same host that speaks TLS 1.1 or TLS 1.0, and nothing newer.',
  requirement: 'Offer only TLS 1.2 and above, so that the connection fails; and say why.',
  steps: DOCUMENT_STEPS,
  params: () =>
    z.strictObject({
      version: z.enum(['TLSv1.1', 'TLSv1']).default('TLSv1.1').describe('The only TLS version supported.'),
      endpoint: createSideEndpointParameter(),
    }),
  sideListeners: ({ version }) => [version],
  points: {
    'discovery.document': (document, { params, sideOrigin }) =>
      withEndpointAt(document, params.endpoint, sideOrigin(params.version)),
    'openid-configuration.document': (document, { params, sideOrigin }) =>
      withEndpointAt(document, params.endpoint, sideOrigin(params.version)),
  },
  expects: abortsConnection(),
})
