import type { Conclusion } from './verdict.ts'

/** Returns the conclusion whose outcome is first in that order. */
export function selectConclusion(
  parts: readonly Conclusion[],
  order: readonly Conclusion['outcome'][],
): Conclusion {
  for (const outcome of order) {
    const found = parts.filter((each) => each.outcome === outcome)
    if (found[0]) {
      return {
        outcome,
        reason: [...new Set(found.map(({ reason }) => reason))].join('; '),
        evidence: [...new Set(found.flatMap(({ evidence }) => evidence))],
      }
    }
  }
  return { outcome: 'inconclusive', reason: 'there is nothing to judge', evidence: [] }
}
