import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'

export const openidConfigurationOwnKeys = defineFault({
  name: 'openid-configuration-own-keys',
  title: 'Two URLs of the JWKS',
  kind: 'must-tolerate',
  catalogueIds: ['F-194'],
  spec: conformance('metadata'),
  description:
    'The jwks_uri of openid-configuration differs from that of smart-configuration; both serve the same keys.',
  requirement: 'Use either.',
  steps: ['openid-configuration'],
  points: {
    'openid-configuration.document': (document) => ({
      ...document,
      jwks_uri: `${document.jwks_uri}?from=openid-configuration`,
    }),
  },
  expects: allOf(completesFlow(), keepsIdentity()),
})
