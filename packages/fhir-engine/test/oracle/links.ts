import type { Any } from '../engine.ts'
import { readPatientCompartment } from './r4-package.ts'
import { findParameter, listParameters, type Parameter, selectNodes } from './search-nodes.ts'
import { type Link, referenceJudge } from './types/reference.ts'
import type { World } from './world.ts'

/** Returns the references that a resource has under a parameter. */
function listLinks(resource: Any, parameter: Parameter): Link[] {
  return selectNodes(resource, parameter).flatMap((node) => referenceJudge.read(node))
}

/** Returns the resources that a resource refers to: by `Type/id`, or by their canonical URL and version. */
export function followLinks(resource: Any, parameter: Parameter, world: World): Any[] {
  return listLinks(resource, parameter).flatMap(({ name, isLocal, version }) => {
    if (isLocal) return world.byName.get(name) ?? []
    const named = world.byUrl.get(name) ?? []
    const isTarget = ({ resourceType }: Any) =>
      parameter.targets.length === 0 || parameter.targets.includes(resourceType)
    return named.filter((each) => isTarget(each) && (version === undefined || each.version === version))
  })
}

/** Returns the reference parameters of a type that a code names; all for `*`. */
export function listReferenceParameters(type: string, code: string): Parameter[] {
  const named = code === '*' ? listParameters(type) : [findParameter(type, code)]
  return named.flatMap((each) => (each?.type === 'reference' ? [each] : []))
}

const compartment = readPatientCompartment()

/** Returns the ids of the patients in whose compartments a resource is, as CompartmentDefinition/patient has it. */
export function listPatients(resource: Any, world: World): string[] {
  return (compartment.get(resource.resourceType) ?? [])
    .flatMap((code) => listReferenceParameters(resource.resourceType, code))
    .flatMap((parameter) => followLinks(resource, parameter, world))
    .flatMap(({ resourceType, id }) => (resourceType === 'Patient' ? [id] : []))
}
