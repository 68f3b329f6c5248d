const LONGEST = 240

/**
 * Returns a text without the parts that differ from run to run: ports, tenants, random values; on one line,
 * and shortened.
 */
export function steadyText(text: string): string {
  const steady = text
    .replace(/(localhost|127\.0\.0\.1):\d+/g, '$1')
    .replace(/\/t\/[\w-]+/g, '')
    .replace(/[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, '{jwt}')
    .replace(/(?=[\w.-]*\d)(?=[\w.-]*[A-Za-z])[\w.-]{22,}/g, '{…}')
    .replace(/\b[0-9A-F]{16}\b/g, '{…}')
    .replace(/\s+/g, ' ')
    .trim()
  return steady.length > LONGEST ? `${steady.slice(0, LONGEST)}…` : steady
}
