import type { RuleDeclaration } from '../core/declare/rule.ts'

/** Loads the declared rules, only when a journal is judged or rules are listed. */
export async function loadRules(): Promise<readonly RuleDeclaration[]> {
  const { RULES } = await import('./list.ts')
  return RULES
}
