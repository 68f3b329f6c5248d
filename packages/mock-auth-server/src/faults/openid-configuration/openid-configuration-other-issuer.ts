import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'

export const openidConfigurationOtherIssuer = defineFault({
  name: 'openid-configuration-other-issuer',
  title: 'openid-configuration of another issuer',
  kind: 'must-reject',
  catalogueIds: ['F-192'],
  spec: rfc(8414, '3.3'),
  description:
    'The openid-configuration names a different issuer from the one it was fetched from, and keys on another host.',
  requirement: 'Compare issuer with the expected one; use nothing from the document.',
  steps: ['openid-configuration'],
  points: {
    'openid-configuration.document': (document, { canary }) => ({
      ...document,
      issuer: `${canary.base}/rogue/auth`,
      jwks_uri: `${canary.base}/rogue/auth/jwks`,
    }),
  },
  expects: avoidsCanary('jwks'),
})
