import { UsageError } from '@smart-mock/cli-kit'

const LONGEST_TEXT = 4000
const LONGEST_RESULT = 40_000

type Result = Readonly<Record<string, unknown>>

/**
 * Returns a result that fits the context of an agent: long texts are cut, and items of its longest lists are left out,
 * with their number in `omitted`. Throws `UsageError` when it is too long all the same.
 */
export function shortenResult(result: Result, keeps: 'first' | 'last' = 'first'): Result {
  let bounded: Result = shortenTexts(result) as Result
  for (;;) {
    const excess = JSON.stringify(bounded).length - LONGEST_RESULT
    if (excess <= 0) return bounded
    const list = findLongestList(bounded)
    if (list === undefined)
      throw new UsageError(
        `the result has more than ${LONGEST_RESULT} characters; ask for less, such as without bodies`,
      )
    bounded = withoutItems(bounded, { list, excess, keeps })
  }
}

function shortenTexts(value: unknown): unknown {
  if (typeof value === 'string') {
    const rest = value.length - LONGEST_TEXT
    return rest <= 0 ? value : `${value.slice(0, LONGEST_TEXT)}… (${rest} more characters)`
  }
  if (Array.isArray(value)) return value.map(shortenTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortenTexts(member)]))
}

/** Returns the name of the list with the longest JSON; `undefined` when all are empty. */
function findLongestList(result: Result): string | undefined {
  const lists = Object.entries(result).filter(([, value]) => Array.isArray(value) && value.length > 0)
  const lengths = lists.map(([name, value]) => ({ name, length: JSON.stringify(value).length }))
  return lengths.sort((one, other) => other.length - one.length)[0]?.name
}

/** Leaves out so many items of a list, one at least, that the excess is gone or the list is empty. */
function withoutItems(
  result: Result,
  { list, excess, keeps }: { list: string; excess: number; keeps: 'first' | 'last' },
): Result {
  const items = [...(result[list] as readonly unknown[])]
  const before = items.length
  for (let saved = 0; saved < excess && items.length > 0; ) {
    const item = keeps === 'first' ? items.pop() : items.shift()
    saved += JSON.stringify(item).length
  }
  const omitted = { ...(result.omitted as Record<string, number> | undefined) }
  omitted[list] = (omitted[list] ?? 0) + before - items.length
  return { ...result, [list]: items, omitted }
}
