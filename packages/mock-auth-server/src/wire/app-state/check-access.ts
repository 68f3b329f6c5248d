import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { mergeClientOptions } from '../../core/oauth/merge-client-options.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'
import { AppStateError } from './app-state-error.ts'
import { getSubjectBase } from './get-subject-base.ts'

/**
 * Checks that the caller may access state of that subject (S-145): the patient in context's, the user's own,
 * and global state, which all clients read and only clients with the option `globalAppState: 'write'` change.
 * Throws a 403.
 */
export function checkAccess(
  tenant: Tenant,
  options: TenantOptions,
  { grant }: AccessToken,
  subject: string | undefined,
  wanted: 'query' | 'modify',
): void {
  if (subject === undefined) {
    const client = tenant.client(grant.clientId) ?? {}
    if (wanted === 'query' || mergeClientOptions(options, client).globalAppState === 'write') return
    throw new AppStateError(403, 'forbidden', `${grant.clientId} may read global state but not change it`)
  }
  const own = [grant.user, grant.context.patient && `Patient/${grant.context.patient}`]
  if (own.some((reference) => reference && subject === `${getSubjectBase(tenant)}/${reference}`)) return
  if (!isEnforced(options, 'app-state-access')) return
  throw new AppStateError(403, 'forbidden', `${subject} is neither the patient in context nor the user`)
}
