import type { TokenExchange } from './recording/recording.ts'

/** Returns `true` when an earlier exchange got tokens for the same code. */
export function isAnsweredBy(earlier: TokenExchange, later: TokenExchange): boolean {
  const code = later.form.get('code')
  return (
    code !== null &&
    earlier.exchange.number < later.exchange.number &&
    earlier.tokens !== undefined &&
    earlier.form.get('code') === code
  )
}
