import type { LaunchRedirect } from '../../core/journal/points.ts'

/**
 * Returns the EHR's redirect with one parameter set to another value in its place; `undefined` removes it.
 */
export function withParam(redirect: LaunchRedirect, name: string, value: string | undefined): LaunchRedirect {
  return {
    ...redirect,
    params: redirect.params.flatMap((pair): (readonly [string, string])[] => {
      if (pair[0] !== name) return [pair]
      return value === undefined ? [] : [[name, value]]
    }),
  }
}
