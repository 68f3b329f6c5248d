import { isScope } from '../scopes/is-scope.ts'
import { conformance } from '../spec.ts'
import { createProblem, type Requirement } from './requirement.ts'

/** A server publishes well-formed scopes (S-014, S-153); judged from `scopes_supported`. */
export const scopeSyntax: Requirement<unknown> = {
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Publish in scopes_supported the scopes that a client can request, in the notation of SMART.',
  judge(scopes) {
    if (scopes === undefined) return [createProblem('scopes_supported is absent.')]
    if (!Array.isArray(scopes) || scopes.length === 0)
      return [createProblem('scopes_supported is not a list with entries.')]
    const wrong = scopes.filter((scope) => typeof scope !== 'string' || !isScope(scope))
    return wrong.map((scope) =>
      createProblem(`scopes_supported has ${JSON.stringify(scope)}, which is no scope.`),
    )
  },
}
