import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { moveToOrigin } from '../../core/http/side-listener.ts'
import { abortsConnection } from '../../expectations/index.ts'

export const endpointsPlainHttp = defineFault({
  name: 'endpoints-plain-http',
  title: 'Plain http endpoints of an https base',
  kind: 'must-reject',
  catalogueIds: ['F-023'],
  spec: appLaunch('app-protection'),
  description:
    'The FHIR base uses https, but the smart-configuration names an endpoint with plain http, at a port where it works.',
  requirement: 'Reject the document, and say which endpoint is not protected.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      endpoint: z
        .enum(['token_endpoint', 'authorization_endpoint', 'jwks_uri'])
        .default('token_endpoint')
        .describe('Which endpoint is named so.'),
    }),
  prerequisites: ['https'],
  sideListeners: () => ['plain'],
  points: {
    'discovery.document': (document, { params, sideOrigin, tenant }) =>
      tenant.fhirBase.startsWith('https:')
        ? { ...document, [params.endpoint]: moveToOrigin(document[params.endpoint], sideOrigin('plain')) }
        : document,
  },
  expects: abortsConnection(),
})
