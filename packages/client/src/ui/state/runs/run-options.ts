import { signal } from '@preact/signals'
import type { LoginDisplay, RunMode } from '../../../model/api.ts'
import { createPreference } from '../create-preference.ts'

/** Launch mode chosen in the header; `undefined` uses the entry's own. */
export const chosenMode = signal<RunMode | undefined>()
/** The chosen display of the login; `undefined` uses the entry's own. */
export const chosenDisplay = signal<LoginDisplay | undefined>()
export const chosenExperiments = signal<string[]>([])
export const stepwise = createPreference('stepwise', false)
