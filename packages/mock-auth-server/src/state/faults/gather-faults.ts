import { type Matchable, matchesConditions, matchesStep } from '../../core/declare/match.ts'
import type { ArmedFault } from './armed-fault.ts'

const NONE: readonly ArmedFault[] = []

/** Returns the faults that match an exchange, by step and conditions. */
export function gatherFaults(faults: readonly ArmedFault[], exchange: Matchable): readonly ArmedFault[] {
  if (faults.length === 0) return NONE
  return faults.filter(
    ({ declaration, settings }) =>
      matchesStep(declaration.steps, settings.when?.step, exchange.step) &&
      matchesConditions({ ...declaration.when, ...settings.when }, exchange),
  )
}

/** Returns the faults with companion points. */
export function listCompanions(faults: readonly ArmedFault[]): readonly ArmedFault[] {
  return faults.length === 0 ? NONE : faults.filter(({ declaration }) => declaration.companions !== undefined)
}
