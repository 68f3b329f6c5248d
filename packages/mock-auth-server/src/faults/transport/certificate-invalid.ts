import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { abortsConnection } from '../../expectations/index.ts'
import { createSideEndpointParameter, DOCUMENT_STEPS, withEndpointAt } from './side-endpoint.ts'

export const certificateInvalid = defineFault({
  name: 'certificate-invalid',
  title: 'Endpoint with an invalid certificate',
  kind: 'must-reject',
  catalogueIds: ['F-277'],
  spec: rfc(9110, '4.3.4'),
  description:
    'Discovery names an endpoint at an https port of the same host, whose certificate is signed by an unknown CA, has expired, or is for another host.',
  requirement:
    'Abort the connection before any request is sent, and say what is wrong with the certificate; never disable certificate validation.',
  steps: DOCUMENT_STEPS,
  params: () =>
    z.strictObject({
      certificate: z
        .enum(['self-signed', 'expired', 'wrong-host'])
        .default('self-signed')
        .describe('What is wrong with the certificate.'),
      endpoint: createSideEndpointParameter(),
    }),
  sideListeners: ({ certificate }) => [certificate],
  points: {
    'discovery.document': (document, { params, sideOrigin }) =>
      withEndpointAt(document, params.endpoint, sideOrigin(params.certificate)),
    'openid-configuration.document': (document, { params, sideOrigin }) =>
      withEndpointAt(document, params.endpoint, sideOrigin(params.certificate)),
  },
  expects: abortsConnection(),
})
