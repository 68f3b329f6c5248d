import type { SkippedCases, ValueSet } from 'smart-mock/docs'
import { steadyText } from '../../clients/steady-text.ts'
import type { Case } from './run-kit.ts'

/** A case with the values of a preset by which it ends as it does. */
export interface ExplainedCase {
  readonly found: Case
  readonly causes: readonly ValueSet[]
}

/** Groups skipped cases that have reason and causes in common. */
export function groupSkippedCases(explained: readonly ExplainedCase[]): SkippedCases[] {
  const groups = new Map<string, SkippedCases>()
  for (const { found, causes } of explained) {
    const { id, skipped, by, messages } = found
    if (skipped === undefined) continue
    const message = by ?? steadyText(messages.join(' '))
    const key = JSON.stringify([skipped, message, causes])
    const cases = [...(groups.get(key)?.cases ?? []), id]
    groups.set(key, { reason: skipped, message, causes, cases })
  }
  return [...groups.values()]
}
