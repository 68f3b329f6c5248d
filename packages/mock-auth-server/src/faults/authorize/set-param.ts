import type { AuthorizeRedirect } from '../../core/journal/points.ts'

type Pair = readonly [name: string, value: string]

/** The same authorization response with other pairs in place of those of one name. */
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
