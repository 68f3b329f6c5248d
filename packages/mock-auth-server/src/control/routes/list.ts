import type { AnyRoute } from '../route.ts'
import { ACTION_ROUTES } from './actions.ts'
import { FAULT_ROUTES } from './faults.ts'
import { HEALTH_ROUTES } from './health.ts'
import { JOURNAL_ROUTES } from './journal.ts'
import { LAUNCH_LINK_ROUTES } from './launch-link.ts'
import { metrics } from './metrics.ts'
import { observe } from './observe.ts'
import { PEOPLE_ROUTES } from './people.ts'
import { PRESET_ROUTES } from './presets.ts'
import { REGISTRATION_ROUTES } from './registrations.ts'
import { TENANT_ROUTES } from './tenants.ts'
import { VERDICT_ROUTES } from './verdicts.ts'

/** Every operation of the control API except the event stream. */
export const ROUTES: readonly AnyRoute[] = [
  ...HEALTH_ROUTES,
  metrics,
  ...ACTION_ROUTES,
  ...TENANT_ROUTES,
  ...FAULT_ROUTES,
  ...JOURNAL_ROUTES,
  observe,
  ...VERDICT_ROUTES,
  ...REGISTRATION_ROUTES,
  ...PEOPLE_ROUTES,
  ...LAUNCH_LINK_ROUTES,
  ...PRESET_ROUTES,
]
