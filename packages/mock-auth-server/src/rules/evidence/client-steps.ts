import { OPT_IN_STEPS, STEPS, type Step } from '../../core/journal/steps.ts'

/** Every step but those that say nothing of a client: preflights, probes, and what the server does itself. */
export const CLIENT_STEPS: readonly Step[] = STEPS.filter((step) => !OPT_IN_STEPS.has(step))
