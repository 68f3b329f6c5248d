import { OPT_IN_STEPS, STEPS, type Step } from '../../core/journal/steps.ts'

/**
 * Every step except those unrelated to a client's behaviour: preflights, probes, and requests of the server
 * itself.
 */
export const CLIENT_STEPS: readonly Step[] = STEPS.filter((step) => !OPT_IN_STEPS.has(step))
