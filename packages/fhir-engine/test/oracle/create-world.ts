import { createFhirBase, listResourceTypes } from '../../src/index.ts'
import type { Any } from '../engine.ts'
import { generatePrimitive } from './generate-primitive.ts'
import { generateResource } from './generate-resource.ts'
import { followLinks, listReferenceParameters } from './links.ts'
import { NOW } from './now.ts'
import { readExamples } from './r4-package.ts'
import { Random } from './random.ts'
import { findParameter } from './search-nodes.ts'
import type { Pointing, World } from './world.ts'

/** Resources of each type that are generated. */
const GENERATED = 6

/** Creates a world of R4's examples and of generated resources. */
export function createWorld(seed: number): World {
  const random = new Random(seed)
  const types = listResourceTypes().filter((type) => !['DomainResource', 'Parameters'].includes(type))
  const generated = types.flatMap((type) =>
    Array.from({ length: GENERATED }, (_, i) => generateResource(type, `g${i}`, types, random)),
  )
  const resources = [...readExamples(), ...generated].map((resource) => ({
    ...resource,
    meta: { ...resource.meta, versionId: '1', lastUpdated: generatePrimitive('instant', random) },
  }))
  const world = {
    resources,
    byType: group(resources, 'resourceType'),
    byUrl: group(resources.filter(isCanonical), 'url'),
    byName: new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each])),
    pointing: new Map<Any, Pointing[]>(),
    store: createFhirBase(resources).fork({ now: () => NOW }),
  }
  for (const from of resources)
    for (const parameter of listReferenceParameters(from.resourceType, '*'))
      for (const to of new Set(followLinks(from, parameter, world)))
        world.pointing.set(to, [...(world.pointing.get(to) ?? []), { from, code: parameter.code }])
  return world
}

/** Returns `true` for types that canonicals name: those with a `url` to search for. */
function isCanonical({ resourceType }: Any): boolean {
  return findParameter(resourceType, 'url')?.type === 'uri'
}

function group(resources: readonly Any[], key: string): ReadonlyMap<string, readonly Any[]> {
  const groups = new Map<string, Any[]>()
  for (const each of resources.filter((resource) => typeof resource[key] === 'string'))
    groups.set(each[key], [...(groups.get(each[key]) ?? []), each])
  return groups
}
