import type { SearchParameter, SearchType } from '../definitions/search-parameters.ts'
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
    return values.length === 0 ? NONE : share(values, parameter)
  })
}

/** Types whose values are equal when their JSON is, which decimals of different precision need not be. */
const SHARED = new Set<SearchType>(['token', 'reference', 'date', 'string', 'uri'])
/** Values that resources may have in common. */
const MOST = 50_000
const common = new Map<string, readonly unknown[]>()

/** Returns the values that another resource has already, where they are the same: these arrays outnumber the resources. */
function share(values: readonly unknown[], { type }: SearchParameter): readonly unknown[] {
  // A copy has no spare room.
  if (!SHARED.has(type)) return values.slice()
  const key = JSON.stringify(values)
  const known = common.get(key)
  if (known) return known
  if (common.size >= MOST) common.clear()
  const own = values.slice()
  common.set(key, own)
  return own
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
