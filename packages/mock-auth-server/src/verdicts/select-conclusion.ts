import type { Conclusion } from './verdict.ts'

/** Returns the conclusion whose outcome is first in that order. */
export function selectConclusion(
  parts: readonly Conclusion[],
  order: readonly Conclusion['answer'][],
): Conclusion {
  for (const answer of order) {
    const found = parts.filter((each) => each.answer === answer)
    if (found[0]) {
      return {
        answer,
        says: [...new Set(found.map(({ says }) => says))].join('; '),
        evidence: [...new Set(found.flatMap(({ evidence }) => evidence))],
      }
    }
  }
  return { answer: 'inconclusive', says: 'there is nothing to judge', evidence: [] }
}
