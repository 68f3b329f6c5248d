/** Converts milliseconds to whole seconds since 1970, as in JWT claims. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
