import { formatSuggestion } from '@smart-mock/cli-kit'
import type { AllowedFindings } from '../core/declare/rule.ts'
import { loadRules } from '../rules/load-rules.ts'

/** An allowed finding whose rule does not exist, or that has no reason. */
export class AllowedFindingsError extends Error {
  override readonly name = 'AllowedFindingsError'
}

/** Throws `AllowedFindingsError` for a rule that does not exist, and for a blank reason. */
export async function checkAllowedFindings(allow: AllowedFindings): Promise<void> {
  const given = Object.entries(allow)
  if (given.length === 0) return
  const names = (await loadRules()).map(({ name }) => name)
  for (const [rule, reason] of given) {
    if (!names.includes(rule)) {
      const near = formatSuggestion(rule, names)
      throw new AllowedFindingsError(
        `rule ${JSON.stringify(rule)} does not exist${near}; <control>/docs/rules lists all rules`,
      )
    }
    if (reason.trim() === '')
      throw new AllowedFindingsError(`${rule} requires a reason, such as "known, fixed in version 2"`)
  }
}
