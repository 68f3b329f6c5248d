import { createProblem, createWarning, type Problem } from '../../../smart/requirements/requirement.ts'
import type { CaseDeclaration } from '../../declare/check.ts'
import { openRefused, type RefusalEnd, type RefusedRequest } from '../../sources/login/refused-requests.ts'

interface Refusals {
  readonly requests: readonly RefusedRequest[]
  /** Errors with which the server may redirect; others refuse too, which is a warning. */
  readonly errors: readonly string[]
}

/** Returns a case whose authorization requests must all be refused: by an error at the app, or by an error page. */
export function createRefusedRequest(
  { requests, errors }: Refusals,
  own: Partial<CaseDeclaration> = {},
): CaseDeclaration {
  return {
    kind: 'negative',
    differs: requests.map(({ what }) => what).join('; '),
    login: { recipe: 'refused', phase: 'authorize' },
    ...own,
    judge: async (tools) => {
      const problems: Problem[] = []
      let mayLogIn = true
      for (const request of requests) {
        const { end, hasLoggedIn } = await openRefused(tools, request, mayLogIn)
        // One login for a case: what one request shows holds for the others.
        if (hasLoggedIn) mayLogIn = false
        problems.push(...judgeEnd(request.what, end, errors))
      }
      return problems
    },
  }
}

function judgeEnd(what: string, end: RefusalEnd, errors: readonly string[]): Problem[] {
  switch (end.kind) {
    case 'code':
      return [createProblem(`A request ${what} is answered with a code or a token.`)]
    case 'error':
      return end.error !== null && errors.includes(end.error)
        ? []
        : [
            createWarning(
              `A request ${what} is refused with ${end.error ?? 'no error'}, not with ${errors.join(' or ')}.`,
            ),
          ]
    case 'other-page':
      return [createWarning(`A request ${what} is answered with a page that is no error: ${end.seen}.`)]
    default:
      return []
  }
}
