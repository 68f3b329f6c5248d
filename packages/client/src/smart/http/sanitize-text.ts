const MOST = 300

/**
 * Sanitizes text of a server for a line on a page: without control and direction characters, cut short
 * (F-074).
 */
export function sanitizeText(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim()
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean
}
