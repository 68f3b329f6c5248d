import { findSearchParameter } from '../../definitions/search-parameters.ts'
import { isObject } from '../../model/resource.ts'
import type { DateValue } from '../../search/kinds/date.ts'
import { getSearchValues } from '../../search/values.ts'
import type { LiveVersion } from '../../store/stored-version.ts'

/**
 * Returns the first `max` observations for each code, of observations with the most recent ones first, and those
 * with the same time as the last of them. Observations that share a coding have the same code, and so do all that
 * are linked over several codings; without codings, the same text is the same code.
 */
export function selectLast(observations: readonly LiveVersion[], max: number): LiveVersion[] {
  const groupOf = groupByCode(observations)
  const groups = new Map<string, { count: number; time: number | undefined }>()
  return observations.filter((entry) => {
    const name = groupOf(entry)
    const group = groups.get(name) ?? { count: 0, time: undefined }
    const time = findTime(entry)
    if (group.count >= max && (time === undefined || time !== group.time)) return false
    groups.set(name, { count: group.count + 1, time })
    return true
  })
}

/** Returns a function that names the group of an observation. */
function groupByCode(observations: readonly LiveVersion[]): (entry: LiveVersion) => string {
  const parents = new Map<string, string>()
  const findRoot = (name: string): string => {
    let root = name
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    for (let at = name; at !== root; ) {
      const next = parents.get(at) as string
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const entry of observations) {
    const [first = '', ...others] = listCodes(entry)
    for (const other of others) {
      const [from, to] = [findRoot(other), findRoot(first)]
      if (from !== to) parents.set(from, to)
    }
  }
  return (entry) => findRoot(listCodes(entry)[0] ?? '')
}

function listCodes({ id, resource }: LiveVersion): string[] {
  const code = isObject(resource.code) ? resource.code : {}
  const codings = (Array.isArray(code.coding) ? code.coding : []).filter(isObject)
  const names = codings.flatMap((each) =>
    typeof each.code === 'string' ? [`coding ${each.system ?? ''}|${each.code}`] : [],
  )
  if (names.length > 0) return names
  return [typeof code.text === 'string' ? `text ${code.text}` : `id ${id}`]
}

/** Returns the time by which observations are sorted, in milliseconds; `undefined` without one. */
function findTime(entry: LiveVersion): number | undefined {
  const parameter = findSearchParameter('Observation', 'date')
  const values = parameter ? (getSearchValues(entry, parameter) as DateValue[]) : []
  return values.length > 0 ? Math.max(...values.map(({ low }) => low)) : undefined
}
