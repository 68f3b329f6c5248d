import type { SearchParameter } from '../definitions/search-parameters.ts'
import { getOrCompute, type StoredVersion } from '../store/stored-version.ts'
import { collectValues } from './collect-values.ts'
import { createCompositeKind } from './kinds/composite.ts'
import { getSearchKind } from './kinds/index.ts'
import type { ReferenceValue } from './kinds/reference.ts'
import type { SearchKind } from './kinds/search-kind.ts'

const composites = new WeakMap<SearchParameter, ReturnType<typeof createCompositeKind>>()

/** Returns the kind that reads and compares the values of a parameter. */
export function getParameterKind(parameter: SearchParameter): SearchKind<unknown> {
  return parameter.type === 'composite'
    ? (composite(parameter) as SearchKind<unknown>)
    : getSearchKind(parameter.type)
}

const NONE: readonly unknown[] = []

/**
 * Returns the values that a stored version has under a search parameter; computed once and cached with the
 * entry.
 */
export function getSearchValues(entry: StoredVersion, parameter: SearchParameter): readonly unknown[] {
  return getOrCompute(entry, parameter.code, () => {
    const values = read(entry, parameter)
    // A copy has no spare room: these arrays outnumber the resources.
    return values.length === 0 ? NONE : values.slice()
  })
}

function read(entry: StoredVersion, parameter: SearchParameter): readonly unknown[] {
  if (!entry.resource) return NONE
  if (parameter.type === 'composite') return composite(parameter).extractFrom(entry.resource)
  const kind = getSearchKind(parameter.type)
  const values = parameter.paths.flatMap((path) =>
    collectValues(entry.resource, path).flatMap((node) => kind.extract(node, path)),
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
