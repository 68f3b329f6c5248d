import { createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { diffScopes } from '../../../smart/scopes/diff-scopes.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { refreshPlainly, requireRefreshed } from '../../sources/login/refreshes.ts'

/** Judges that a refresh granted everything that the login was granted. */
export function judgeCovered(before: string, after: unknown, what: string): Problem[] {
  if (typeof after !== 'string') return []
  const lost = diffScopes(before, after).outcomes.filter(
    ({ outcome, scope }) => (outcome === 'refused' || outcome === 'partly') && !scope.startsWith('launch'),
  )
  return createProblemIf(lost.length > 0, `${what} lost ${lost.map(({ scope }) => scope).join(', ')}.`)
}

/** Judges that a refresh granted nothing that the login was not granted. */
export function judgeWithin(before: string, after: unknown, what: string): Problem[] {
  if (typeof after !== 'string') return []
  const extra = diffScopes(before, after).outcomes.filter(({ outcome }) => outcome === 'extra')
  return createProblemIf(
    extra.length > 0,
    `${what} was granted ${extra.map(({ scope }) => scope).join(', ')} in addition.`,
  )
}

/** Checks that a refresh without scope gives everything of the login. @throws Unjudged when not */
export async function requireCovered(tools: CaseTools): Promise<void> {
  const { scope } = requireRefreshed(await tools.get(refreshPlainly))
  const [problem] = judgeCovered(
    (await readTokens(tools, 'standalone')).scope,
    scope,
    'A refresh without scope',
  )
  if (problem) throw createBlockedError('refresh-response/without-scope', problem.message)
}
