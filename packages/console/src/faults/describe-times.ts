/** Returns the words for a number of strikes; null stands for no limit. */
export function describeTimes(times: number | null): string {
  if (times === null) return 'always'
  return times === 1 ? 'once' : `${times} times`
}
