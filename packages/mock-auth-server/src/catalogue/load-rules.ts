import type { RuleDeclaration } from '../core/rule.ts'

/** The declared rules; loaded only when something is judged or listed. */
export async function loadRules(): Promise<readonly RuleDeclaration[]> {
  const { RULES } = await import('../rules/list.ts')
  return RULES
}
