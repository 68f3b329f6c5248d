import type { Json, JsonObject } from '../../../../core/util/json.ts'
import type { Exchange } from '../recording/exchange.ts'
import { isObject } from '../recording/exchange.ts'
import { readList, type Search } from './list-searches.ts'
import { redactText } from './redact-text.ts'

interface Notice {
  readonly when: 'empty' | 'always'
  readonly issue: JsonObject
  readonly exchange: Exchange
}

/** Finds the issues that come with empty results, or with all, but for those about parameters of the request. */
export function findNotices(searches: readonly Search[], people: readonly string[]): readonly Notice[] {
  const found = searches.flatMap((search) =>
    listIssues(search, people).map((issue) => ({ search, issue, text: JSON.stringify(issue) })),
  )
  const isEmpty = ({ matches }: Search) => matches === 0
  const distinct = found.filter(({ text }, at) => found.findIndex((each) => each.text === text) === at)
  return distinct.flatMap(({ search, issue, text }): Notice[] => {
    const bearing = found.filter((each) => each.text === text).map((each) => each.search)
    const isAlways =
      searches.every((each) => bearing.includes(each)) && searches.some((each) => !isEmpty(each))
    if (isAlways) return [{ when: 'always', issue, exchange: search.exchange }]
    return bearing.every(isEmpty) ? [{ when: 'empty', issue, exchange: search.exchange }] : []
  })
}

function listIssues({ entries, parameters, type }: Search, people: readonly string[]): readonly JsonObject[] {
  const outcomes: readonly JsonObject[] = entries.flatMap(({ resource }) =>
    isObject(resource) ? [resource] : [],
  )
  const asked = [...parameters.values()].flatMap((value) => value.split(/[,/|]/))
  const values = [...asked, ...people]
  return outcomes
    .filter(({ resourceType }) => resourceType === 'OperationOutcome')
    .flatMap(({ issue }) => readList(issue))
    .filter((issue) => !isAboutParameter(issue, parameters))
    .map((issue) => redact(issue as Json, values, type) as JsonObject)
}

function redact(value: Json, values: readonly string[], type: string): Json {
  if (typeof value === 'string') {
    const text = redactText(value, values)
    return type === '' ? text : text.replaceAll(` ${type}`, ' {type}')
  }
  if (Array.isArray(value)) return value.map((each: Json) => redact(each, values, type))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, redact(each ?? null, values, type)]),
  )
}

/** Returns `true` for an issue whose text names a parameter of the request. */
function isAboutParameter({ details, diagnostics }: JsonObject, parameters: URLSearchParams): boolean {
  const texts = [diagnostics, isObject(details) ? details.text : undefined].filter(
    (each) => typeof each === 'string',
  )
  const words = texts.flatMap((text) => text.split(/[^\w:.-]+/))
  return [...parameters.keys()].some((name) => words.includes(name))
}
