import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import type { CaseDeclaration } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { isAuthenticated, type RefusedAssertion } from '../../sources/assertion-requests.ts'
import { judgeEach } from '../judge-each.ts'

/** Returns a case whose assertions must all be refused with 400 or 401. */
export function createRefusedCase(
  source: Source<RefusedAssertion[]>,
  differs: string,
  own: Partial<CaseDeclaration> = {},
): CaseDeclaration {
  return {
    kind: 'negative',
    differs,
    ...own,
    judge: async (tools) => judgeEach(await tools.get(source), (refused) => judgeRefused(tools, refused)),
  }
}

/** Judges a refusal without its error code, which a case of its own judges for all of them. */
export function judgeRefused(tools: CaseTools, { what, result }: RefusedAssertion): Problem[] {
  const { status, text } = result
  if (status >= 500)
    throw createUndecidedError(`The token endpoint returned ${status} to an assertion with ${what}.`)
  const hasToken = parseObject(text)?.access_token !== undefined
  if (hasToken || isAuthenticated(tools, result))
    return [createProblem(`An assertion with ${what} is accepted: ${status}.`)]
  return status === 400 || status === 401
    ? []
    : [createProblem(`An assertion with ${what} returned ${status}, not 400 or 401.`)]
}
