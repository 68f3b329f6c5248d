import { isDeepStrictEqual } from 'node:util'
import type { FhirStore } from '../../src/index.ts'
import { type Any, ask, BASE } from '../engine.ts'
import { evaluateQuery } from './evaluate.ts'
import { collectIncluded } from './include.ts'
import { projectResource } from './project.ts'
import { type Query, renderUrl } from './query.ts'
import type { World } from './world.ts'

/** Answers one request of a search: the engine, or in a counterpart one with a mistake. */
export type Answer = (url: string, isPosted?: boolean) => { readonly status: number; readonly body: Any }

/** Returns the answers of a store. */
export function answerFrom(store: FhirStore): Answer {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (url, isPosted = false) => {
    const [type, body] = url.split('?')
    const reply = isPosted
      ? ask(store, `${type}/_search`, { method: 'POST', headers, body })
      : ask(store, url)
    return reply as { status: number; body: Any }
  }
}

const nameOf = ({ resourceType, id }: Any) => `${resourceType}/${id}`
const entriesOf = (bundle: Any, mode: string): Any[] =>
  (bundle.entry ?? []).filter((each: Any) => each.search?.mode === mode).map(({ resource }: Any) => resource)

function findLink({ link }: Any, wanted: string): string | undefined {
  return link.find(({ relation }: Any) => relation === wanted)?.url.slice(BASE.length + 1)
}

/** Returns the pages of a search, by its links. */
function collectPages(query: Query, answer: Answer): Any[] | string {
  const bundles: Any[] = []
  for (let next: string | undefined = renderUrl(query); next !== undefined; ) {
    const { status, body } = answer(next, query.isPosted && bundles.length === 0)
    if (status !== 200) return `${status}: ${body?.issue?.[0]?.diagnostics}`
    bundles.push(body)
    if (bundles.length > 2_000) return 'the pages have no end'
    next = findLink(body, 'next')
  }
  return bundles
}

/** Returns the difference between what the oracle and the engine say about a query, if there is one. */
export function findDifference(query: Query, world: World, answer: Answer): string | undefined {
  const expected = evaluateQuery(query, world)
  const bundles = collectPages(query, answer)
  if (typeof bundles === 'string') return bundles
  const total = query.total === 'none' ? undefined : expected.length
  const totals = bundles.map((each) => each.total)
  if (totals.some((each) => each !== total)) return `total ${totals[0]} instead of ${total}`
  const warning = bundles.flatMap((each) => entriesOf(each, 'outcome'))[0]
  if (warning) return `ignored: ${JSON.stringify(warning.issue)}`
  if (query.summary === 'count') return bundles[0].entry ? 'a count has entries' : undefined
  const found = bundles.flatMap((each) => entriesOf(each, 'match'))
  const difference = describeLists(found.map(nameOf), expected.map(nameOf))
  if (difference) return difference
  const size = query.count ?? 50
  const previous = findLink(bundles.at(-1), 'previous')
  if ((previous !== undefined) !== bundles.length > 1) return 'the last page has no previous one, or too many'
  if (previous !== undefined && !isDeepStrictEqual(answer(previous).body.entry, bundles.at(-2).entry))
    return 'the previous page is another one'
  for (const [i, bundle] of bundles.entries()) {
    const page = expected.slice(i * size, (i + 1) * size)
    if (entriesOf(bundle, 'match').length !== page.length) return `page ${i + 1} has another size`
    const included = entriesOf(bundle, 'include')
    const wanted = [...collectIncluded(page, query.includes, world)]
    const names = describeLists(included.map(nameOf).sort(), wanted.map(nameOf).sort())
    if (names) return `included: ${names}`
  }
  return findOtherContent([...found, ...bundles.flatMap((each) => entriesOf(each, 'include'))], query, world)
}

function describeLists(found: readonly string[], expected: readonly string[]): string | undefined {
  if (isDeepStrictEqual(found, expected)) return undefined
  const missing = expected.filter((each) => !found.includes(each))
  const extra = found.filter((each) => !expected.includes(each))
  if (missing.length + extra.length > 0)
    return `misses [${missing.slice(0, 5)}], adds [${extra.slice(0, 5)}], of ${expected.length}`
  if (new Set(found).size < found.length) return `repeats some of [${found.slice(0, 8)}]`
  return `order [${found.slice(0, 8)}] instead of [${expected.slice(0, 8)}]`
}

function findOtherContent(found: readonly Any[], query: Query, world: World): string | undefined {
  const other = found.find(
    (each) => !isDeepStrictEqual(each, projectResource(world.byName.get(nameOf(each)), query)),
  )
  return other && `${nameOf(other)} has other elements: ${Object.keys(other)}`
}
