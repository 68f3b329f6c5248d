import type { FactName } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

const SECRET_FACTS: readonly FactName[] = [
  'code',
  'codeVerifier',
  'refreshToken',
  'accessToken',
  'clientSecret',
  'issuedCode',
  'issuedAccessToken',
  'issuedRefreshToken',
  'issuedIdToken',
]
const SECRET_PARAMS = ['client_secret', 'client_assertion', 'password', 'token']

/** Collects the secrets of an exchange, longest first, so that one inside another is redacted too. */
export function collectSecrets(entry: JournalEntry): string[] {
  const facts = SECRET_FACTS.map((name) => entry.facts[name])
  const form = new URLSearchParams(entry.request.body.slice(0, 16_384))
  const params = SECRET_PARAMS.map((name) => form.get(name) ?? undefined)
  const headers = entry.request.headers
    .filter(([name]) => /^(authorization|cookie)$/i.test(name))
    .map(([, value]) => value.slice(value.indexOf(' ') + 1))
  return [...new Set([...facts, ...params, ...headers])]
    .filter((value): value is string => value !== undefined && value.length >= 6)
    .sort((a, b) => b.length - a.length)
}

/** Shortens a secret in the middle, so that two remain distinguishable. */
export function shortenSecret(secret: string): string {
  return secret.length <= 12 ? '…' : `${secret.slice(0, 6)}…${secret.slice(-4)}`
}

/** Replaces the secrets in every string of a plain value. */
export function redactSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value
  return walk(value, (text) => {
    let result = text
    for (const secret of secrets) {
      if (result.includes(secret)) result = result.replaceAll(secret, shortenSecret(secret))
      const encoded = encodeURIComponent(secret)
      if (encoded !== secret && result.includes(encoded))
        result = result.replaceAll(encoded, shortenSecret(secret))
    }
    return result
  }) as Value
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, change)]))
}
