import type { Any } from '../../engine.ts'

/**
 * Elements that a profile's resources must support, by the last part of its URL: words separated by spaces.
 * `a.b` is an element, `a[code]` an item with this code, URL or system, `a*` a choice of any type, `a|b` one of
 * them.
 */
export type MustSupports = Readonly<Record<string, string>>

/** Returns `profile: path` for each element that no resource of its profile has. */
export function findMissing(resources: readonly Any[], table: MustSupports): string[] {
  return Object.entries(table).flatMap(([profile, words]) => {
    const claiming = resources.filter((each) =>
      each.meta?.profile?.some((url: string) => url.endsWith(`/${profile}`)),
    )
    return words
      .split(/\s+/)
      .filter(Boolean)
      .filter((paths) => !paths.split('|').some((path) => claiming.some((each) => hasPath(each, path))))
      .map((path) => `${profile}: ${path}`)
  })
}

function hasPath(resource: Any, path: string): boolean {
  const steps = path.match(/[\w*]+(?:\[[^\]]+\])?/g) ?? []
  return steps.reduce<Any[]>(take, [resource]).length > 0
}

/** Returns what one step of a path finds in some values. */
function take(values: Any[], step: string): Any[] {
  const [, name = '', filter] = /^([\w*]+)(?:\[(.+)\])?$/.exec(step) ?? []
  const isAsked = (key: string) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name)
  return values
    .filter((each) => typeof each === 'object' && each !== null)
    .flatMap((each) => Object.entries(each).filter(([key]) => isAsked(key)))
    .flatMap(([, value]) => value as Any)
    .filter((each) => filter === undefined || new RegExp(`["/]${filter}"`).test(JSON.stringify(each)))
}
