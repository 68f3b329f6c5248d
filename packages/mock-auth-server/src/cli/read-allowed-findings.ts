import { UsageError } from '@smart-mock/cli-kit'
import type { AllowedFindings } from '../core/declare/rule.ts'
import { AllowedFindingsError, checkAllowedFindings } from '../verdicts/check-allowed-findings.ts'

/** Reads the values of `--allow`, each `<rule>=<reason>`; throws `UsageError`. */
export async function readAllowedFindings(values: readonly string[]): Promise<AllowedFindings> {
  const allow = Object.fromEntries(values.map(parseAllowed))
  await checkAllowed('--allow', allow)
  return allow
}

/** Throws `UsageError` with the location when findings cannot be allowed. */
export async function checkAllowed(where: string, allow: AllowedFindings = {}): Promise<void> {
  try {
    await checkAllowedFindings(allow)
  } catch (error) {
    if (error instanceof AllowedFindingsError) throw new UsageError(`${where}: ${error.message}`)
    throw error
  }
}

function parseAllowed(value: string): [rule: string, reason: string] {
  const at = value.indexOf('=')
  if (at < 1)
    throw new UsageError(
      `--allow must be a rule with the reason, such as state-entropy='made by a library', not ${value}`,
    )
  return [value.slice(0, at), value.slice(at + 1)]
}
