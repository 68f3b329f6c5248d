import type { AuthorizeRedirect } from '../../core/journal/points.ts'

type Pair = readonly [name: string, value: string]

/** Returns the authorization response with the pairs of one name replaced. */
export function setParam(
  redirect: AuthorizeRedirect,
  name: string,
  change: (value: string) => readonly Pair[],
): AuthorizeRedirect {
  return {
    ...redirect,
    params: redirect.params.flatMap((pair) => (pair[0] === name ? change(pair[1]) : [pair])),
  }
}
