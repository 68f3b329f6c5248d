import type { Any } from '../engine.ts'
import { followLinks, listReferenceParameters } from './links.ts'
import type { Criterion } from './query.ts'
import type { Random } from './random.ts'
import { listParameters, type Parameter, selectComponentNodes, selectNodes } from './search-nodes.ts'
import type { Ask } from './types/ask.ts'
import { getJudge } from './types/judges.ts'
import type { World } from './world.ts'

/** Links that a chain or reverse chain may have. */
const LINKS = 3

/** Returns a criterion that has to do with a resource, often through others; `undefined` when it has no values. */
export function generateCriterion(resource: Any, world: World, random: Random): Criterion | undefined {
  if (random.chance(0.2)) return generateChain(resource, world, random, LINKS)
  if (random.chance(0.15)) return generateHas(resource, world, random, LINKS)
  if (random.chance(0.02)) return generateList(resource, world, random)
  const valued = listParameters(resource.resourceType).filter(
    (each) => selectNodes(resource, each).length > 0,
  )
  return valued.length === 0 ? undefined : generateLeaf(resource, random.pick(valued), world, random)
}

/** Returns a criterion by one parameter, for values of a resource and now and then of others of its type. */
export function generateLeaf(
  resource: Any,
  parameter: Parameter,
  world: World,
  random: Random,
): Criterion | undefined {
  const { code } = parameter
  if (random.chance(0.05)) {
    const parts = [String(random.chance(0.5))]
    return { hops: [], code, modifier: 'missing', alternatives: [[{ parts }]] }
  }
  const first = generateAsks(resource, parameter, random)
  if (!first) return undefined
  const modifier = first[0]?.modifier
  const alternatives = [first]
  while (random.chance(0.25)) {
    const other = random.pick(world.byType.get(resource.resourceType) ?? [])
    const asks = generateAsks(other, parameter, random)
    if (asks && asks[0]?.modifier === modifier) alternatives.push(asks)
  }
  return { hops: [], code, ...(modifier && { modifier }), alternatives }
}

function generateAsks(resource: Any, parameter: Parameter, random: Random): Ask[] | undefined {
  const nodes = selectNodes(resource, parameter)
  if (nodes.length === 0) return undefined
  const node = random.pick(nodes)
  if (parameter.type !== 'composite') {
    const values = getJudge(parameter.type).read(node)
    return values.length === 0 ? undefined : [getJudge(parameter.type).ask(random.pick(values), random)]
  }
  const asks = parameter.components.map((component): Ask | undefined => {
    const judge = getJudge(component.type)
    const values = selectComponentNodes(resource, node, component).flatMap((each) => judge.read(each))
    const ask = values.length === 0 ? undefined : judge.ask(random.pick(values), random)
    return ask?.modifier === undefined ? ask : undefined
  })
  return asks.every((each) => each !== undefined) ? (asks as Ask[]) : undefined
}

function generateChain(resource: Any, world: World, random: Random, links: number): Criterion | undefined {
  const parameters = listReferenceParameters(resource.resourceType, '*')
  const ways = parameters.flatMap((parameter) =>
    followLinks(resource, parameter, world)
      .filter(({ resourceType }) => parameter.targets.includes(resourceType))
      .map((target) => ({ code: parameter.code, target })),
  )
  if (ways.length === 0) return undefined
  const { code, target } = random.pick(ways)
  const rest = generateRest(target, world, random, links)
  const named = random.chance(0.5) ? { target: target.resourceType } : {}
  return rest && { ...rest, hops: [{ kind: 'chain', code, ...named }, ...rest.hops] }
}

function generateHas(resource: Any, world: World, random: Random, links: number): Criterion | undefined {
  const ways = world.pointing.get(resource) ?? []
  if (ways.length === 0) return undefined
  const { from, code } = random.pick(ways)
  const rest = generateRest(from, world, random, links)
  return rest && { ...rest, hops: [{ kind: 'has', type: from.resourceType, code }, ...rest.hops] }
}

function generateRest(resource: Any, world: World, random: Random, links: number): Criterion | undefined {
  if (links > 1 && random.chance(0.2)) return generateChain(resource, world, random, links - 1)
  if (links > 1 && random.chance(0.15)) return generateHas(resource, world, random, links - 1)
  const valued = listParameters(resource.resourceType).filter(
    (each) => selectNodes(resource, each).length > 0,
  )
  return valued.length === 0 ? undefined : generateLeaf(resource, random.pick(valued), world, random)
}

function generateList(resource: Any, world: World, random: Random): Criterion | undefined {
  const lists = (world.pointing.get(resource) ?? []).filter(
    ({ from, code }) => from.resourceType === 'List' && code === 'item',
  )
  if (lists.length === 0) return undefined
  return { hops: [], code: '_list', alternatives: [[{ parts: [random.pick(lists).from.id] }]] }
}
