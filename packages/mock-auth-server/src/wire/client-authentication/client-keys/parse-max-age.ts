/** Seconds for which a response is kept at most. */
export const DAY_S = 24 * 3600

/**
 * Returns the number of seconds for which a `Cache-Control` header lets a response be cached; 0 when it does
 * not (S-101).
 */
export function parseMaxAge(cacheControl: string | null): number {
  const directives = (cacheControl ?? '').toLowerCase().split(',')
  const names = directives.map((directive) => directive.trim())
  if (names.includes('no-store') || names.includes('no-cache')) return 0
  for (const directive of names) {
    const [, seconds] = /^max-age="?(\d{1,9})"?$/.exec(directive) ?? []
    if (seconds !== undefined) return Math.min(Number(seconds), DAY_S)
  }
  return 0
}
