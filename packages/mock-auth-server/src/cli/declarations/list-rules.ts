import { RULE_GROUPS } from '../../rules/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import { type Declaration, writeDeclarations } from './write-declarations.ts'

/** Runs `smart-mock rules [word]`: prints the rules that mention the word, by step. Throws `UsageError`. */
export async function listRules(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('rules', args)
  const groups = Object.entries(RULE_GROUPS).map(([group, rules]) => ({
    group,
    declarations: rules.map(
      ({ name, level, requirement, steps, catalogueIds, spec }): Declaration => ({
        ...{ name, label: level, sentence: requirement },
        details: { steps, catalogueIds, spec },
      }),
    ),
  }))
  return writeDeclarations('rules', groups, words, values.json === true)
}
