import type { SearchParameter } from '../definitions/search-parameters.ts'
import { limits } from '../model/limits.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import { findCanonicalTargets, listNames } from './canonical.ts'
import type { ReferenceValue } from './kinds/reference.ts'
import type { Include } from './parameters/include-parameter.ts'
import type { SearchContext } from './search-context.ts'
import { getReferences } from './values.ts'

/**
 * Returns the entries that `_include` and `_revinclude` add to a page of matches, each only when the caller
 * may read it: an included resource by `r` or `s`, a reverse-included one by `s`. `cut` is `true` when the
 * limit was reached.
 */
export function findIncluded(
  matches: readonly LiveVersion[],
  includes: readonly Include[],
  context: SearchContext,
): { entries: LiveVersion[]; cut: boolean } {
  const known = new Set<StoredVersion>(matches)
  const entries: LiveVersion[] = []
  let round = [...matches]
  for (let i = 0; round.length > 0 && i < limits.includeRounds; i++) {
    const next: LiveVersion[] = []
    for (const include of includes) {
      if (i > 0 && !include.iterate) continue
      for (const entry of include.reverse
        ? backward(round, include, context)
        : forward(round, include, context)) {
        if (known.has(entry)) continue
        if (entries.length >= limits.included) return { entries, cut: true }
        known.add(entry)
        entries.push(entry)
        next.push(entry)
      }
    }
    round = next
  }
  return { entries, cut: false }
}

function* forward(round: LiveVersion[], include: Include, context: SearchContext): Generator<LiveVersion> {
  for (const entry of round) {
    if (include.source !== '*' && include.source !== entry.type) continue
    for (const parameter of include.parameters(entry.type)) {
      for (const reference of getReferences(entry, parameter)) {
        for (const target of findTargets(reference, parameter, context)) {
          if (include.target && include.target !== target.type) continue
          if (context.isVisible(target, 'rs')) yield target
        }
      }
    }
  }
}

function findTargets(
  { url, type, id }: ReferenceValue,
  parameter: SearchParameter,
  context: SearchContext,
): LiveVersion[] {
  if (!type || !id) return findCanonicalTargets(url, parameter, context)
  const target = context.store.entry(type, id)
  return target ? [target] : []
}

function* backward(round: LiveVersion[], include: Include, context: SearchContext): Generator<LiveVersion> {
  const entries = round.filter((entry) => !include.target || include.target === entry.type)
  if (entries.length === 0) return
  for (const type of include.source === '*' ? context.store.types() : [include.source]) {
    for (const parameter of include.parameters(type)) {
      const urls = entries.flatMap((entry) => listNames(entry, parameter))
      const wanted = new Set(urls)
      const keysOf = (entry: LiveVersion) => getReferences(entry, parameter).map(({ url }) => url)
      const found = context.store.lookup(type, `${parameter.code}>`, urls, keysOf)
      const pool = found.filter((entry) => context.isVisible(entry, 's'))
      context.work.look(pool.length)
      for (const entry of pool) if (keysOf(entry).some((url) => wanted.has(url))) yield entry
    }
  }
}
