/** Whole seconds since 1970, as JWT claims have them, of milliseconds. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
