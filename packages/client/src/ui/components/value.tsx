import { Secret } from './secret.tsx'

const longestWord = 120
const longestText = 1000

/**
 * Shows a transferred value: whole when it is short or made of words, shortened when it is secret or long.
 */
export function Value({ value, what, secret = false }: { value: string; what: string; secret?: boolean }) {
  const long = value.length > (/\s/.test(value) ? longestText : longestWord)
  return secret || long ? <Secret value={value} what={what} /> : <code>{value}</code>
}
