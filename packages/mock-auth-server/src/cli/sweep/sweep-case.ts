import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import type { AnyFault } from '../../core/declare/fault.ts'
import { getFaultGroup } from '../../faults/get-fault-group.ts'
import { ALL_FAULTS, FAULTS } from '../../faults/list.ts'
import { listVariants } from '../../testing/list-variants.ts'

/** One run of a sweep. */
export interface SweepCase {
  /** Unique in the sweep. */
  readonly name: string
  readonly fault: AnyFault
  /** Its group in a report: the step that declares it. */
  readonly group: string
  readonly params: Record<string, unknown>
}

/**
 * Selects the cases of a sweep: every fault for clients, or the named ones, by its defaults or in all variants. Throws
 * `UsageError`.
 */
export function selectSweepCases(names: readonly string[] | undefined, allVariants: boolean): SweepCase[] {
  const known = ALL_FAULTS.map(({ name }) => name)
  const unknown = names?.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(
      `--faults: ${unknown} does not exist${formatSuggestion(unknown, known)}; smart-mock faults lists all faults`,
    )
  const chosen = names ? ALL_FAULTS.filter(({ name }) => names.includes(name)) : FAULTS
  return chosen.flatMap((fault) =>
    (allVariants ? listVariants(fault) : [{}]).map((params) => ({
      name: Object.keys(params).length > 0 ? `${fault.name} ${JSON.stringify(params)}` : fault.name,
      fault,
      group: getFaultGroup(fault),
      params,
    })),
  )
}
