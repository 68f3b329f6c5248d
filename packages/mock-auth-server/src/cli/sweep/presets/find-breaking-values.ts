/** Says whether the app breaks when only these of all values are set. */
export type BreakTest = (names: readonly string[]) => Promise<boolean>

/**
 * Finds a smallest set of values that breaks an app which all of them break and none of them does, by setting half
 * of them at a time: about log2(n) + 1 tests for each value of the result, which is in the order of `names`.
 */
export async function findBreakingValues(
  names: readonly string[],
  breaks: BreakTest,
): Promise<readonly string[]> {
  const found: string[] = []
  let candidates = names
  while (candidates.length > 0) {
    if (found.length > 0 && (await breaks(found))) break
    const length = await findShortestPrefix(candidates, (prefix) => breaks([...prefix, ...found]))
    found.unshift(candidates[length - 1] ?? '')
    candidates = candidates.slice(0, length - 1)
  }
  return found
}

/** Returns the length of the shortest part from the beginning that breaks the app; the whole does. */
async function findShortestPrefix(names: readonly string[], breaks: BreakTest): Promise<number> {
  let [works, broken] = [0, names.length]
  while (broken - works > 1) {
    const middle = (works + broken) >> 1
    if (await breaks(names.slice(0, middle))) broken = middle
    else works = middle
  }
  return broken
}
