const MOST = 300

/** Text of a server made harmless for a line on a page: control and direction characters out, cut short (F-074). */
export function sanitizeText(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim()
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean
}
