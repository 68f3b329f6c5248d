import { Secret } from './secret.tsx'

const longestPlain = 120

/** A value off the wire: whole when it is short, shortened when it is secret or long. */
export function Value({ value, what, secret = false }: { value: string; what: string; secret?: boolean }) {
  return secret || value.length > longestPlain ? <Secret value={value} what={what} /> : <code>{value}</code>
}
