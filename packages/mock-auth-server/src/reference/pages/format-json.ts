/** Formats JSON on many lines, with pairs of texts on one. */
export function formatJson(value: unknown): string {
  const text =
    JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part), 2) ?? 'nothing'
  return text.replace(/\[\n\s+("(?:[^"\\]|\\.)*"),\n\s+("(?:[^"\\]|\\.)*")\n\s+\]/g, '[$1, $2]')
}
