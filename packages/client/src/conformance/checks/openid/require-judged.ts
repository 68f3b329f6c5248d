import type { CaseTools } from '../../declare/case-tools.ts'
import type { ConformanceCase } from '../../declare/check.ts'
import { createBlockedError, Unjudged } from '../../declare/outcome.ts'

/** Checks that other cases find nothing wrong: what is wrong is not to be relied on. @throws Unjudged, naming the case */
export async function requireJudged(tools: CaseTools, cases: readonly ConformanceCase[]): Promise<void> {
  for (const { id, judge } of cases) {
    const problems = await Promise.resolve(judge(tools)).catch((thrown) => {
      if (thrown instanceof Unjudged) return []
      throw thrown
    })
    if (problems.length > 0) throw createBlockedError(id, problems[0]?.message ?? '')
  }
}
