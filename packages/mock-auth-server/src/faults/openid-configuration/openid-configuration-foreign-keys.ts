import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'

export const openidConfigurationForeignKeys = defineFault({
  name: 'openid-configuration-foreign-keys',
  title: 'openid-configuration with keys on another host',
  kind: 'informational',
  catalogueIds: ['F-193'],
  spec: appLaunch('app-protection'),
  description: 'The openid-configuration is correct except for its jwks_uri, which points to another host.',
  requirement:
    'Trust keys from the issuer, or from the jwks_uri in smart-configuration; fetching them elsewhere is at least questionable.',
  steps: ['openid-configuration'],
  points: {
    'openid-configuration.document': (document, { canary }) => ({
      ...document,
      jwks_uri: `${canary.base}/rogue/auth/jwks`,
    }),
  },
  expects: avoidsCanary('jwks'),
})
