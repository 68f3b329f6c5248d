/**
 * Computes the seconds to wait before attempt `attempt + 1`: Retry-After in seconds or as a date, otherwise
 * 1, 2, 4 …
 *
 * @param now milliseconds since the epoch
 */
export function computeRetryDelay(retryAfter: string | null, attempt: number, now: number): number {
  if (retryAfter !== null && /^\s*\d{1,9}\s*$/.test(retryAfter)) return Number(retryAfter)
  const date = retryAfter === null ? Number.NaN : Date.parse(retryAfter)
  // The header has whole seconds, so one more avoids being too early.
  if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now) / 1000) + 1)
  return 2 ** (attempt - 1)
}
