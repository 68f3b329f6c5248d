import { type Any, BASE } from '../engine.ts'
import type { Answer } from './compare.ts'
import type { World } from './world.ts'

/** Plants a mistake in a copy of a result; returns `false` when the result leaves no room for it. */
export type Mistake = (bundle: Any, isFirst: boolean, world: World) => boolean

const isMatch = (entry: Any) => entry.search.mode === 'match'
const indicesOf = (bundle: Any) =>
  (bundle.entry ?? []).flatMap((entry: Any, i: number) => (isMatch(entry) ? [i] : []))

/** Swaps two entries of a page. */
function swap(bundle: Any, i: number, j: number): void {
  const entries = bundle.entry
  const [a, b] = [entries[i], entries[j]]
  entries[i] = b
  entries[j] = a
}

/** Mistakes in a result, each of which the oracle must find, whatever parameter was searched by. */
export const MISTAKES: Record<string, Mistake> = {
  'a hit that is dropped': (bundle) => {
    const [index] = indicesOf(bundle)
    if (index === undefined) return false
    bundle.entry.splice(index, 1)
    if (bundle.total !== undefined) bundle.total--
    return true
  },
  'a hit too many': (bundle, _, { byType, byName }) => {
    const [index] = indicesOf(bundle)
    const { resource } = bundle.entry?.[index] ?? {}
    const seen = new Set((bundle.entry ?? []).map((entry: Any) => entry.resource.id))
    const other = resource && byType.get(resource.resourceType)?.find(({ id }) => !seen.has(id))
    if (!other || bundle.link.length > 1) return false
    bundle.entry.push({
      resource: byName.get(`${other.resourceType}/${other.id}`),
      search: { mode: 'match' },
    })
    if (bundle.total !== undefined) bundle.total++
    return true
  },
  'another order': (bundle) => {
    const [first, second] = indicesOf(bundle)
    if (second === undefined) return false
    swap(bundle, first, second)
    return true
  },
  'a hit on two pages': (bundle, isFirst) => {
    const [index] = indicesOf(bundle)
    const last = indicesOf(bundle).at(-1)
    if (!isFirst || index === undefined || bundle.link.every(({ relation }: Any) => relation !== 'next'))
      return false
    bundle.link.find(({ relation }: Any) => relation === 'next').url +=
      `&repeat=${bundle.entry[last].resource.id}`
    return true
  },
  'a total that is one too high': (bundle) => {
    if (bundle.total === undefined) return false
    bundle.total++
    return true
  },
  'an included resource that is missing': (bundle) => {
    const index = (bundle.entry ?? []).findIndex((entry: Any) => entry.search.mode === 'include')
    if (index < 0) return false
    bundle.entry.splice(index, 1)
    return true
  },
}

/**
 * Returns answers with a mistake in each first page, and a function that tells whether the last search had room
 * for it.
 */
export function plantMistake(
  answer: Answer,
  mistake: Mistake,
  world: World,
): { answer: Answer; wasPlanted(): boolean } {
  let planted = false
  return {
    answer: (url, isPosted) => {
      const [, repeated] = /&repeat=([\w.-]+)$/.exec(url) ?? []
      const { status, body } = answer(url.replace(/&repeat=[\w.-]+$/, ''), isPosted)
      const copy = structuredClone(body)
      const isFirst = !url.includes('_cursor=')
      if (isFirst) planted = status === 200 && mistake(copy, true, world)
      if (repeated !== undefined) {
        const [index] = indicesOf(copy)
        const type = copy.entry[index].resource.resourceType
        copy.entry[index].resource = world.byName.get(`${type}/${repeated}`)
        copy.entry[index].fullUrl = `${BASE}/${type}/${repeated}`
      }
      return { status, body: copy }
    },
    wasPlanted: () => planted,
  }
}
