import type { TenantOptions } from '../../core/oauth/options.ts'
import { PROFILES, type Profile } from '../../core/oauth/profile.ts'

type Condition = (profile: Profile, options: TenantOptions) => boolean

const always: Condition = () => true
const v2: Condition = ({ scopesV2 }) => scopesV2

/** Every capability of the specification that this server has, with its condition (S-023, catalogue D1). */
const CAPABILITIES: readonly (readonly [name: string, when: Condition])[] = [
  ['launch-ehr', always],
  ['launch-standalone', always],
  ['authorize-post', ({ authorizeMethods }) => authorizeMethods.includes('POST')],
  ['client-public', always],
  ['client-confidential-symmetric', always],
  ['client-confidential-asymmetric', ({ asymmetricAuth }) => asymmetricAuth],
  ['sso-openid-connect', always],
  ['context-banner', always],
  ['context-style', (_, { style }) => style !== undefined],
  ['context-ehr-patient', always],
  ['context-ehr-encounter', always],
  ['context-standalone-patient', always],
  ['context-standalone-encounter', always],
  ['permission-offline', always],
  ['permission-online', v2],
  ['permission-patient', always],
  ['permission-user', always],
  ['permission-v1', v2],
  ['permission-v2', v2],
  // From 2.2 on it stands with the associated endpoint that has it.
  ['smart-app-state', (_, { profileVersion }) => profileVersion === '2.1'],
]

/** Returns the capabilities under the tenant's version and options. */
export function listCapabilities(options: TenantOptions): string[] {
  const profile = PROFILES[options.profileVersion]
  return CAPABILITIES.filter(([, when]) => when(profile, options)).map(([name]) => name)
}
