import type { Any } from '../engine.ts'
import { generateCriterion, generateLeaf } from './generate-criterion.ts'
import { listPatients, listReferenceParameters } from './links.ts'
import type { Criterion, Included, Query, SortKey } from './query.ts'
import { readElements } from './r4-package.ts'
import type { Random } from './random.ts'
import { listParameters, type Parameter, selectNodes } from './search-nodes.ts'
import type { World } from './world.ts'

/** A type with one of its parameters. */
export interface Aim {
  readonly type: string
  readonly parameter: Parameter
}

/** Returns every parameter of every type, so that all have their turn. */
export function listAims(world: World): Aim[] {
  return [...world.byType.keys()].flatMap((type) =>
    listParameters(type).map((parameter) => ({ type, parameter })),
  )
}

/** Returns a query by one parameter, with others beside it, and a shape for the results. */
export function generateQuery({ type, parameter }: Aim, world: World, random: Random): Query {
  const all = world.byType.get(type) ?? []
  const valued = all.filter((each) => selectNodes(each, parameter).length > 0)
  const resource = random.pick(valued.length > 0 ? valued : all)
  const criteria: Criterion[] = []
  const first = generateLeaf(resource, parameter, world, random)
  if (first) criteria.push(first)
  while (criteria.length < 4 && random.chance(0.45)) {
    const more = generateCriterion(resource, world, random)
    if (more) criteria.push(more)
  }
  const patients = type === 'Patient' ? [] : listPatients(resource, world)
  const isInside = patients.length > 0 && random.chance(0.15)
  return {
    type,
    ...(isInside && { patient: random.pick(patients) }),
    isPosted: !isInside && random.chance(0.1),
    criteria,
    sort: random.chance(0.3) ? generateSort(type, parameter, random) : [],
    includes: random.chance(0.2) ? generateIncludes(resource, world, random) : [],
    ...(random.chance(0.4) && { count: 1 + random.below(5) }),
    ...(random.chance(0.1) && { total: random.pick(['none', 'estimate', 'accurate']) }),
    ...(random.chance(0.15) && { summary: random.pick(['true', 'text', 'data', 'count', 'false']) }),
    ...(random.chance(0.1) && { elements: generateElementNames(type, random) }),
  }
}

function generateSort(type: string, parameter: Parameter, random: Random): SortKey[] {
  const sortable = listParameters(type).filter((each) => !['composite', 'special'].includes(each.type))
  const keys = [parameter, random.pick(sortable), random.pick(sortable)].filter((each) =>
    sortable.includes(each),
  )
  return keys.slice(0, 1 + random.below(3)).map(({ code }) => ({ code, isDescending: random.chance(0.5) }))
}

function generateIncludes(resource: Any, world: World, random: Random): Included[] {
  const type = resource.resourceType
  const pointing = world.pointing.get(resource) ?? []
  const includes: Included[] = []
  while (includes.length === 0 || random.chance(0.4)) {
    const isReverse = random.chance(0.5)
    const isIterated = random.chance(0.2)
    const forward = listReferenceParameters(type, '*')
    if (random.chance(0.1)) includes.push({ isReverse, isIterated: false, source: '*', code: '*' })
    else if (isReverse && pointing.length > 0) {
      const { from, code } = random.pick(pointing)
      const target = random.chance(0.3) ? { target: type } : {}
      includes.push({ isReverse, isIterated, source: from.resourceType, code, ...target })
    } else if (forward.length > 0) {
      const { code, targets } = random.pick(forward)
      const target = targets.length > 0 && random.chance(0.3) ? { target: random.pick(targets) } : {}
      includes.push({
        isReverse: false,
        isIterated,
        source: type,
        code: random.chance(0.2) ? '*' : code,
        ...target,
      })
    } else break
  }
  return includes
}

function generateElementNames(type: string, random: Random): string[] {
  const names = readElements(type)
    .map(({ path }: Any) => path.split('.'))
    .filter((steps: string[]) => steps.length === 2)
    .map(([, name]: string[]) => (name as string).replace('[x]', ''))
  return [random.pick(names), random.pick(names)]
}
