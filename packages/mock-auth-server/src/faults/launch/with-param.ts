import type { LaunchRedirect } from '../../core/journal/points.ts'

/** The EHR's redirect with one parameter set to another value, where it stood; `undefined` leaves it out. */
export function withParam(redirect: LaunchRedirect, name: string, value: string | undefined): LaunchRedirect {
  return {
    ...redirect,
    params: redirect.params.flatMap((pair): (readonly [string, string])[] => {
      if (pair[0] !== name) return [pair]
      return value === undefined ? [] : [[name, value]]
    }),
  }
}
