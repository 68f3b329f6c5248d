import type { AnyRoute } from '../route.ts'
import { ACTION_ROUTES } from './actions.ts'
import { FAULT_ROUTES } from './faults.ts'
import { JOURNAL_ROUTES } from './journal.ts'
import { TENANT_ROUTES } from './tenants.ts'

/** Every operation of the control API but the event stream. */
export const ROUTES: readonly AnyRoute[] = [
  ...ACTION_ROUTES,
  ...TENANT_ROUTES,
  ...FAULT_ROUTES,
  ...JOURNAL_ROUTES,
]
