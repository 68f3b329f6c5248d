import type { Tenant } from '../../state/tenant.ts'
import { AppStateError } from './app-state-error.ts'

/** Throws `AppStateError` 507 when no memory is left for app states. */
export async function requireRoom({ state }: Tenant): Promise<void> {
  if (await state.hasRoomForAppStates()) return
  throw new AppStateError(
    507,
    'too-costly',
    'No memory is left for app states; delete some or reset the tenant',
  )
}
