import {
  findSearchParameter,
  listCompartmentCodes,
  type SearchParameter,
} from '../definitions/search-parameters.ts'
import { memoize } from '../model/memoize.ts'
import type { Resource } from '../model/resource.ts'
import { getOrCompute, readOnce, type StoredVersion } from '../store/stored-version.ts'
import { collectValues } from './collect-values.ts'
import { createCompositeKind } from './kinds/composite.ts'
import { getSearchKind } from './kinds/index.ts'
import type { ReferenceValue } from './kinds/reference.ts'
import type { SearchKind } from './kinds/search-kind.ts'
import { shareValues } from './share-values.ts'

const composites = new WeakMap<SearchParameter, ReturnType<typeof createCompositeKind>>()

/** Returns the kind that reads and compares the values of a parameter. */
export function getParameterKind(parameter: SearchParameter): SearchKind<unknown> {
  return parameter.type === 'composite'
    ? (composite(parameter) as SearchKind<unknown>)
    : getSearchKind(parameter.type)
}

/** Parameters by which most searches find resources. */
const FREQUENT = ['patient', 'subject', 'encounter', 'code', 'category', 'status', 'date', 'identifier']
const listFrequentParameters = memoize((type): readonly SearchParameter[] => {
  const codes = new Set([...FREQUENT, ...listCompartmentCodes(type)])
  return [...codes].flatMap((code) => findSearchParameter(type, code) ?? [])
})

/**
 * Returns the values that a stored version has under a search parameter; computed once and cached with the
 * entry.
 */
export function getSearchValues(entry: StoredVersion, parameter: SearchParameter): readonly unknown[] {
  return getOrCompute(entry, parameter.code, () => {
    const resource = readOnce(entry)
    const valuesOf = (each: SearchParameter) => shareValues(readValues(resource, each), each.type)
    if (entry.parse) {
      // While the resource is there: to parse it takes longer than to read these values of it.
      for (const each of listFrequentParameters(entry.type))
        getOrCompute(entry, each.code, () => valuesOf(each))
    }
    return getOrCompute(entry, parameter.code, () => valuesOf(parameter))
  })
}

function readValues(resource: Resource | undefined, parameter: SearchParameter): readonly unknown[] {
  if (!resource) return []
  if (parameter.type === 'composite') return composite(parameter).extractFrom(resource)
  const kind = getSearchKind(parameter.type)
  const values = parameter.paths.flatMap((path) =>
    collectValues(resource, path).flatMap((node) => kind.extract(node, path)),
  )
  const isExists = parameter.paths[0]?.type === 'exists'
  return isExists && values.length === 0 ? [{ system: '', code: 'false' }] : values
}

/** Returns the references of a stored version under a reference parameter. */
export function getReferences(entry: StoredVersion, parameter: SearchParameter): readonly ReferenceValue[] {
  return parameter.type === 'reference' ? (getSearchValues(entry, parameter) as ReferenceValue[]) : []
}

function composite(parameter: SearchParameter): ReturnType<typeof createCompositeKind> {
  const known = composites.get(parameter)
  if (known) return known
  const built = createCompositeKind(parameter, getSearchKind)
  composites.set(parameter, built)
  return built
}
