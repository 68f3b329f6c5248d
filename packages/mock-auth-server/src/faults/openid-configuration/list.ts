import type { AnyFault } from '../../core/declare/fault.ts'
import { openidConfigurationBroken } from './openid-configuration-broken.ts'
import { openidConfigurationForeignKeys } from './openid-configuration-foreign-keys.ts'
import { openidConfigurationOtherIssuer } from './openid-configuration-other-issuer.ts'
import { openidConfigurationOwnKeys } from './openid-configuration-own-keys.ts'

export const OPENID_CONFIGURATION_FAULTS: readonly AnyFault[] = [
  openidConfigurationBroken,
  openidConfigurationOtherIssuer,
  openidConfigurationForeignKeys,
  openidConfigurationOwnKeys,
]
