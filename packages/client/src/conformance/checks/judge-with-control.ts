import type { Problem } from '../../smart/requirements/requirement.ts'

/** Returns problems; where there are none, a control must show first that a correct request succeeds. @throws Unjudged */
export async function judgeWithControl(
  problems: readonly Problem[],
  control: () => Promise<unknown>,
): Promise<readonly Problem[]> {
  if (problems.length === 0) await control()
  return problems
}
