import { limits } from '../model/limits.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import type { Include } from './include-parameter.ts'
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
    for (const { type, id } of include.parameters(entry.type).flatMap((each) => getReferences(entry, each))) {
      if (!type || !id || (include.target && include.target !== type)) continue
      const target = context.store.entry(type, id)
      if (target && context.isVisible(target, 'rs')) yield target
    }
  }
}

function* backward(round: LiveVersion[], include: Include, context: SearchContext): Generator<LiveVersion> {
  const urls = round
    .filter((entry) => !include.target || include.target === entry.type)
    .map((entry) => `${entry.type}/${entry.id}`)
  if (urls.length === 0) return
  const wanted = new Set(urls)
  for (const type of include.source === '*' ? context.store.types() : [include.source]) {
    for (const parameter of include.parameters(type)) {
      const keysOf = (entry: LiveVersion) => getReferences(entry, parameter).map(({ url }) => url)
      const found = context.store.lookup(type, `${parameter.code}>`, urls, keysOf)
      const pool = found.filter((entry) => context.isVisible(entry, 's'))
      context.work.look(pool.length)
      for (const entry of pool) if (keysOf(entry).some((url) => wanted.has(url))) yield entry
    }
  }
}
