import type { Tenant } from '../../state/tenant.ts'
import type { LauncherValue } from './launcher-value.ts'

/**
 * Returns the user who can skip sign-in: the only one that the value names, or with a skipped login the first
 * of that role.
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
  const known = ids.filter((id) => users.some(({ reference }) => reference === `${type}/${id}`))
  if (known.length === 1) return `${type}/${known[0]}`
  return skipLogin ? users.find(({ reference }) => reference.startsWith(`${type}/`))?.reference : undefined
}
