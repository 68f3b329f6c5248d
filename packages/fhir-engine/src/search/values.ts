import type { SearchParameter } from '../definitions/search-parameters.ts'
import { cached, type Entry } from '../store/entry.ts'
import { compositeKind } from './kinds/composite.ts'
import { searchKind } from './kinds/index.ts'
import type { ReferenceValue } from './kinds/reference.ts'
import type { SearchKind } from './kinds/search-kind.ts'
import { walk } from './walk.ts'

const composites = new WeakMap<SearchParameter, ReturnType<typeof compositeKind>>()

/** The kind that reads and compares the values of a parameter. */
export function kindOf(parameter: SearchParameter): SearchKind<unknown> {
  return parameter.type === 'composite'
    ? (composite(parameter) as SearchKind<unknown>)
    : searchKind(parameter.type)
}

const NONE: readonly unknown[] = []

/** What a stored version has under a search parameter; read once, kept with the entry. */
export function valuesOf(entry: Entry, parameter: SearchParameter): readonly unknown[] {
  return cached(entry, parameter.code, () => {
    const values = read(entry, parameter)
    // A copy has no spare room: these arrays outnumber the resources.
    return values.length === 0 ? NONE : values.slice()
  })
}

function read(entry: Entry, parameter: SearchParameter): readonly unknown[] {
  if (!entry.resource) return NONE
  if (parameter.type === 'composite') return composite(parameter).extractFrom(entry.resource)
  const kind = searchKind(parameter.type)
  const values = parameter.paths.flatMap((path) =>
    walk(entry.resource, path).flatMap((node) => kind.extract(node, path)),
  )
  const isExists = parameter.paths[0]?.type === 'exists'
  return isExists && values.length === 0 ? [{ system: '', code: 'false' }] : values
}

/** The references a stored version has under a reference parameter. */
export function referencesOf(entry: Entry, parameter: SearchParameter): readonly ReferenceValue[] {
  return parameter.type === 'reference' ? (valuesOf(entry, parameter) as ReferenceValue[]) : []
}

function composite(parameter: SearchParameter): ReturnType<typeof compositeKind> {
  const known = composites.get(parameter)
  if (known) return known
  const built = compositeKind(parameter, searchKind)
  composites.set(parameter, built)
  return built
}
