import type { Any } from '../engine.ts'
import { followLinks, listReferenceParameters } from './links.ts'
import type { Included } from './query.ts'
import type { World } from './world.ts'

/** Returns the resources that includes add to the matches of a page (R4 §3.1.1.5.4). */
export function collectIncluded(
  matches: readonly Any[],
  includes: readonly Included[],
  world: World,
): Set<Any> {
  const added = new Set<Any>()
  const add = (from: readonly Any[], each: Included) =>
    (each.isReverse ? listPointing(from, each, world) : listPointed(from, each, world)).filter(
      (resource) => !matches.includes(resource) && !added.has(resource),
    )
  for (const include of includes) for (const resource of add(matches, include)) added.add(resource)
  for (let size = -1; size !== added.size; ) {
    size = added.size
    for (const include of includes.filter(({ isIterated }) => isIterated))
      for (const resource of add([...matches, ...added], include)) added.add(resource)
  }
  return added
}

function listPointed(from: readonly Any[], { source, code, target }: Included, world: World): Any[] {
  return from
    .filter(({ resourceType }) => source === '*' || source === resourceType)
    .flatMap((each) =>
      listReferenceParameters(each.resourceType, code).flatMap((parameter) =>
        followLinks(each, parameter, world),
      ),
    )
    .filter(({ resourceType }) => target === undefined || target === resourceType)
}

function listPointing(to: readonly Any[], { source, code, target }: Included, world: World): Any[] {
  const targets = new Set(to.filter(({ resourceType }) => target === undefined || target === resourceType))
  return (source === '*' ? world.resources : (world.byType.get(source) ?? [])).filter((each) =>
    listReferenceParameters(each.resourceType, code).some((parameter) =>
      followLinks(each, parameter, world).some((resource) => targets.has(resource)),
    ),
  )
}
