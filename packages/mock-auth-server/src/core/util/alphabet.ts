const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/^[0-9]*$/, 10],
  [/^(?:[0-9a-f]*|[0-9A-F]*)$/, 16],
  [/^(?:[a-z0-9]*|[A-Z0-9]*)$/, 36],
  [/^[A-Za-z0-9]*$/, 62],
  [/^[A-Za-z0-9_-]*$/, 64],
  [/^[A-Za-z0-9+/]*$/, 64],
  [/^[A-Za-z0-9\-._~]*$/, 66],
  [/^/, 94],
]

/**
 * Returns the size of the largest alphabet from which a generator can have drawn these characters: a larger one
 * is excluded when it would have given so few kinds of characters in less than one of a hundred million cases.
 */
export function computeAlphabetSize(drawn: string): number {
  const distinct = new Set(drawn).size
  const fitting = CLASSES.filter(([pattern]) => pattern.test(drawn)).map(([, size]) => size)
  const [smallest = distinct] = fitting
  const showsSoFew = (size: number) =>
    isLikely(logOfChoices(size, distinct) + drawn.length * Math.log2(distinct / size))
  const larger = fitting.filter(
    (size) => isLikely(drawn.length * Math.log2(smallest / size)) && showsSoFew(size),
  )
  if (larger.length > 0) return Math.max(distinct, ...larger)
  let size = smallest
  while (size > distinct && !showsSoFew(size)) size -= 1
  return Math.max(1, size)
}

/** Binary logarithm of the probability below which chance explains nothing. */
const IMPOSSIBLE = Math.log2(1e-8)

/** Returns `true` when chance can explain an event, by the binary logarithm of its probability. */
export function isLikely(logOfProbability: number): boolean {
  return logOfProbability >= IMPOSSIBLE
}

/** Returns the binary logarithm of the number of ways to choose that many of a set. */
export function logOfChoices(size: number, chosen: number): number {
  let sum = 0
  for (let index = 0; index < Math.min(chosen, size); index += 1)
    sum += Math.log2((size - index) / (index + 1))
  return sum
}
