import { RULE_GROUPS } from '../../rules/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import type { DeclarationGroup } from './select-declarations.ts'
import { writeDeclarations } from './write-declarations.ts'

/** The rules as lists show them, by step. */
export const RULE_DECLARATIONS: readonly DeclarationGroup[] = Object.entries(RULE_GROUPS).map(
  ([group, rules]) => ({
    group,
    declarations: rules.map(({ name, level, requirement, howToFix, steps, catalogueIds, spec }) => ({
      ...{ name, label: level, sentence: requirement },
      details: { howToFix, steps, catalogueIds, spec },
    })),
  }),
)

/** Runs `smart-mock rules [word]`: prints the rules that mention the word, by step. Throws `UsageError`. */
export async function listRules(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('rules', args)
  return writeDeclarations('rules', RULE_DECLARATIONS, words, values.json === true)
}
