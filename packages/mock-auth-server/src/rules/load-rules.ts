import type { RuleDeclaration } from '../core/declare/rule.ts'

/** The declared rules; loaded only when something is judged or listed. */
export async function loadRules(): Promise<readonly RuleDeclaration[]> {
  const { RULES } = await import('./list.ts')
  return RULES
}
