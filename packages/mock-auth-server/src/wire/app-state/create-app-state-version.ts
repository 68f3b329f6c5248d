import type { AppState } from '../../state/app-state.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Creates a version of a state under an id. */
export function createAppStateVersion(
  { clock }: Tenant,
  read: Pick<AppState, 'code' | 'subject' | 'resource'>,
  id: string,
  version: number,
): AppState {
  const lastUpdated = new Date(clock.now()).toISOString()
  const resource = { ...read.resource, id, meta: { versionId: String(version), lastUpdated } }
  return { ...read, id, version, resource }
}
