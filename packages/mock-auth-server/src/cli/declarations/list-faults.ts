import { FAULT_GROUPS } from '../../faults/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import type { DeclarationGroup } from './select-declarations.ts'
import { writeDeclarations } from './write-declarations.ts'

/** The faults as lists show them, by step. */
export const FAULT_DECLARATIONS: readonly DeclarationGroup[] = Object.entries(FAULT_GROUPS).map(
  ([group, faults]) => ({
    group,
    declarations: faults.map(
      ({ name, kind, title, description, requirement, steps, catalogueIds, spec }) => ({
        ...{ name, label: kind, sentence: title },
        details: { description, requirement, steps, catalogueIds, spec },
      }),
    ),
  }),
)

/** Runs `smart-mock faults [word]`: prints the faults that mention the word, by step. Throws `UsageError`. */
export async function listFaults(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('faults', args)
  return writeDeclarations('faults', FAULT_DECLARATIONS, words, values.json === true)
}
