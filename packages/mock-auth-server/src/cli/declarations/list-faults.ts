import { FAULT_GROUPS } from '../../faults/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import { type Declaration, writeDeclarations } from './write-declarations.ts'

/** Runs `smart-mock faults [word]`: prints the faults that mention the word, by step. Throws `UsageError`. */
export async function listFaults(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('faults', args)
  const groups = Object.entries(FAULT_GROUPS).map(([group, faults]) => ({
    group,
    declarations: faults.map(
      ({ name, kind, title, steps, catalogueIds, spec }): Declaration => ({
        ...{ name, label: kind, sentence: title },
        details: { steps, catalogueIds, spec },
      }),
    ),
  }))
  return writeDeclarations('faults', groups, words, values.json === true)
}
