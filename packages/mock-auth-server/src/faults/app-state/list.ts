import type { AnyFault } from '../../core/declare/fault.ts'
import { appStateElsewhere } from './app-state-elsewhere.ts'
import { appStatePoisoned } from './app-state-poisoned.ts'
import { appStateRefused } from './app-state-refused.ts'

/** Faults of app state. */
export const APP_STATE_FAULTS: readonly AnyFault[] = [appStateRefused, appStatePoisoned, appStateElsewhere]
