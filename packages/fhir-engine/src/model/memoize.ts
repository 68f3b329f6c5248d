const LONGEST = 2000

/**
 * Caches this number of results of a pure function of a text, then starts with an empty cache; useful for
 * texts that recur.
 */
export function memoize<Result>(compute: (text: string) => Result, kept = 200): (text: string) => Result {
  const results = new Map<string, Result>()
  return (text) => {
    const known = results.get(text)
    if (known !== undefined) return known
    const result = compute(text)
    if (text.length > LONGEST) return result
    if (results.size >= kept) results.clear()
    results.set(text, result)
    return result
  }
}
