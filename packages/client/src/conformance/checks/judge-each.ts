import type { Problem } from '../../smart/requirements/requirement.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { Unjudged } from '../declare/outcome.ts'

/**
 * Judges several pieces of evidence, one after the other: a violation counts although another piece decides nothing, and
 * without one the case is undecided. Where there is no answer, the rest is not tried. @throws Unjudged, SmartError
 */
export async function judgeEach<Evidence>(
  all: Iterable<Evidence>,
  judge: (evidence: Evidence) => readonly Problem[] | Promise<readonly Problem[]>,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const obstacles: Error[] = []
  for (const evidence of all)
    try {
      problems.push(...(await judge(evidence)))
    } catch (thrown) {
      if (!(thrown instanceof Unjudged || thrown instanceof SmartError)) throw thrown
      obstacles.push(thrown)
      if (thrown instanceof SmartError) break
    }
  const [obstacle] = obstacles
  if (obstacle && problems.length === 0) throw obstacle
  return problems
}
