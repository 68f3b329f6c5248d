import type { Any } from '../engine.ts'
import { followLinks, listPatients } from './links.ts'
import type { Criterion, Hop, Query, SortKey } from './query.ts'
import { findParameter, type Parameter, selectComponentNodes, selectNodes } from './search-nodes.ts'
import type { Ask } from './types/ask.ts'
import { getJudge } from './types/judges.ts'
import type { World } from './world.ts'

/** Returns the resources that a query finds, in order: looked at one by one, without any index. */
export function evaluateQuery({ type, patient, criteria, sort }: Query, world: World): Any[] {
  const matches = (world.byType.get(type) ?? []).filter(
    (resource) =>
      (patient === undefined || listPatients(resource, world).includes(patient)) &&
      criteria.every((criterion) => isMet(resource, criterion, criterion.hops, world)),
  )
  return sort.length === 0 ? matches : sortResources(matches, sort)
}

function isMet(resource: Any, criterion: Criterion, [hop, ...rest]: readonly Hop[], world: World): boolean {
  if (!hop) return matchesLeaf(resource, criterion, world)
  if (hop.kind === 'has') {
    const parameter = findParameter(hop.type, hop.code) as Parameter
    return (world.byType.get(hop.type) ?? []).some(
      (each) => followLinks(each, parameter, world).includes(resource) && isMet(each, criterion, rest, world),
    )
  }
  const parameter = findParameter(resource.resourceType, hop.code)
  if (!parameter) return false
  // Some of HL7's examples refer to types that R4 does not allow there; chains follow those that it does.
  const types = hop.target === undefined ? parameter.targets : [hop.target]
  return followLinks(resource, parameter, world).some(
    (each) => types.includes(each.resourceType) && isMet(each, criterion, rest, world),
  )
}

function matchesLeaf(resource: Any, { code, modifier, alternatives }: Criterion, world: World): boolean {
  if (code === '_list') {
    const list = world.byName.get(`List/${alternatives[0]?.[0]?.parts[0]}`)
    const item = findParameter('List', 'item') as Parameter
    return list !== undefined && followLinks(list, item, world).includes(resource)
  }
  const parameter = findParameter(resource.resourceType, code)
  if (!parameter) return false
  if (modifier === 'missing')
    return !hasValue(resource, parameter) === (alternatives[0]?.[0]?.parts[0] === 'true')
  const isFound = alternatives.some((asks) => hasAsked(resource, parameter, asks, modifier))
  return modifier === 'not' ? !isFound : isFound
}

function hasValue(resource: Any, parameter: Parameter): boolean {
  const nodes = selectNodes(resource, parameter)
  if (parameter.type === 'composite') return nodes.length > 0
  return nodes.some((node) => getJudge(parameter.type).read(node).length > 0)
}

function hasAsked(resource: Any, parameter: Parameter, asks: readonly Ask[], modifier?: string): boolean {
  const nodes = selectNodes(resource, parameter)
  if (parameter.type !== 'composite') {
    const judge = getJudge(parameter.type)
    const ask = { ...(asks[0] as Ask), ...(modifier && { modifier }) }
    return nodes.some((node) => judge.read(node).some((value) => judge.matches(value, ask)))
  }
  // Components belong together only below one node (R4 §3.1.1.4.16).
  return nodes.some((node) =>
    parameter.components.every((component, i) => {
      const judge = getJudge(component.type)
      return selectComponentNodes(resource, node, component).some((each) =>
        judge.read(each).some((value) => judge.matches(value, asks[i] as Ask)),
      )
    }),
  )
}

/** Returns the value to sort by: the least, or the greatest when descending (R4 §3.1.1.5.1). */
function getSortKey(resource: Any, { code, isDescending }: SortKey): string | number | undefined {
  const parameter = findParameter(resource.resourceType, code)
  if (!parameter || parameter.type === 'composite') return undefined
  const judge = getJudge(parameter.type)
  const keys = selectNodes(resource, parameter)
    .flatMap((node) => judge.read(node))
    .flatMap((value) => judge.sortKey?.(value) ?? [])
    .filter((key) => key !== '')
    .sort((a, b) => (a < b ? -1 : 1))
  return isDescending ? keys.at(-1) : keys[0]
}

/** Sorts; what has no value comes last, and equal ones stay in order, both of which R4 leaves open. */
function sortResources(resources: readonly Any[], keys: readonly SortKey[]): Any[] {
  const rows = resources.map((resource) => ({
    resource,
    values: keys.map((key) => getSortKey(resource, key)),
  }))
  rows.sort((a, b) => {
    for (const [i, { isDescending }] of keys.entries()) {
      const [x, y] = [a.values[i], b.values[i]]
      if (x === y) continue
      if (x === undefined) return 1
      if (y === undefined) return -1
      return x < y !== isDescending ? -1 : 1
    }
    return 0
  })
  return rows.map(({ resource }) => resource)
}
