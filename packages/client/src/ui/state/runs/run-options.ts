import { signal } from '@preact/signals'
import type { LoginPlace, RunMode } from '../../../model/api.ts'
import { preference } from '../preferences.ts'

/** Launch mode chosen in the header; undefined takes the entry's own. */
export const chosenMode = signal<RunMode | undefined>()
/** Where to show the login; undefined takes the entry's own. */
export const chosenPlace = signal<LoginPlace | undefined>()
export const chosenExperiments = signal<string[]>([])
export const stepwise = preference('stepwise', false)
