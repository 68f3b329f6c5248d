import { conformance } from '../spec.ts'
import { createProblem, type Requirement } from './requirement.ts'

/** A server advertises S256 and not plain (S-008, S-049); judged from `code_challenge_methods_supported`. */
export const pkceMethods: Requirement<unknown> = {
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Publish code_challenge_methods_supported: ["S256"].',
  judge(methods) {
    if (methods === undefined) return [createProblem('The server does not say that it supports PKCE.')]
    if (!Array.isArray(methods)) return [createProblem('code_challenge_methods_supported is not a list.')]
    if (!methods.includes('S256'))
      return [createProblem(`The server advertises ${methods.join(', ') || 'no method'}, not S256.`)]
    return methods.includes('plain')
      ? [createProblem('The server advertises plain in addition to S256.')]
      : []
  },
}
