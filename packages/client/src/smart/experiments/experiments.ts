import type { Experiment } from './experiment.ts'

/** Every way in which this client can be made to misbehave. */
export const experiments: readonly Experiment[] = []
