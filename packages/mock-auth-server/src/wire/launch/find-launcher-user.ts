import type { Tenant } from '../../state/tenant.ts'
import type { LauncherValue } from './launcher-value.ts'

/**
 * Returns the user who can skip sign-in: the only one that the value names, known or not, or with a skipped login
 * and none named the first of that role.
 */
export function findLauncherUser(
  { users }: Pick<Tenant, 'users'>,
  { launchType, patients, providers, skipLogin }: LauncherValue,
): string | undefined {
  if (launchType === 'backend-service') return undefined
  const ehr = launchType === 'provider-ehr'
  if (!skipLogin && !ehr) return undefined
  const type = launchType.startsWith('patient') ? 'Patient' : 'Practitioner'
  const ids = type === 'Patient' ? patients : providers
  if (ids.length === 1) return `${type}/${ids[0]}`
  const known = users
    .map(({ reference }) => reference)
    .filter((reference) => reference.startsWith(`${type}/`))
  return skipLogin
    ? known.find((reference) => ids.length === 0 || ids.includes(reference.slice(type.length + 1)))
    : undefined
}
