import type { SearchParameter } from '../definitions/search-parameters.ts'
import { findByUrl, splitCanonical } from '../store/find-by-url.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import { hasCanonicals, listNames } from './canonical.ts'
import { parseReference } from './kinds/reference.ts'
import { unescapeText } from './parameters/escape.ts'
import { splitAlternatives } from './parameters/split-alternatives.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { getReferences } from './values.ts'

/**
 * Compiles what a value means besides its text: `url=http://…|2` the resource of that URL and version, and a
 * reference (`questionnaire=Questionnaire/1`) the canonicals that name the resource, if the caller may see it.
 * Returns `undefined` when there is nothing.
 */
export function compileCanonical(
  type: string,
  parameter: SearchParameter,
  value: string,
  context: SearchContext,
): Clause | undefined {
  if (parameter.type === 'uri' && parameter.code === 'url')
    return compileVersioned(type, parameter, value, context)
  if (parameter.type !== 'reference' || !hasCanonicals(parameter)) return undefined
  const names = splitAlternatives(parameter, value).flatMap((text) => {
    const plain = unescapeText(text)
    const local = plain.startsWith(`${context.base}/`) ? plain.slice(context.base.length + 1) : plain
    const { type: target, id } = parseReference(local)
    const entry = target && id ? context.store.entry(target, id) : undefined
    return entry && context.isVisible(entry, 'rs') ? listNames(entry, parameter).slice(1) : []
  })
  if (names.length === 0) return undefined
  const wanted = new Set(names)
  const keysOf = (entry: Parameters<typeof getReferences>[0]) =>
    getReferences(entry, parameter).map(({ url }) => url)
  return {
    matches: (entry) => keysOf(entry).some((url) => wanted.has(url)),
    candidates: () => context.store.lookup(type, `${parameter.code}>`, names, keysOf),
  }
}

function compileVersioned(
  type: string,
  parameter: SearchParameter,
  value: string,
  { store }: SearchContext,
): Clause | undefined {
  const canonicals = splitAlternatives(parameter, value)
    .map(unescapeText)
    .filter((text) => splitCanonical(text)[1] !== undefined)
  if (canonicals.length === 0) return undefined
  let found: Set<unknown> | undefined
  const candidates = (): LiveVersion[] => canonicals.flatMap((each) => [...findByUrl(store, type, each)])
  return {
    matches: (entry) => {
      found ??= new Set(candidates())
      return found.has(entry)
    },
    candidates,
  }
}
