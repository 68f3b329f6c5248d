import type { BrowserExchange, BrowserExchangeResult } from '../../api.ts'

/** Sends the token request from the page itself, so that the server's CORS rules apply; never throws. */
export async function sendBrowserExchange({
  url,
  headers,
  body,
}: BrowserExchange): Promise<BrowserExchangeResult> {
  const start = performance.now()
  const elapsed = () => Math.round(performance.now() - start)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(30_000),
    })
    const text = await response.text()
    return { status: response.status, headers: [...response.headers], body: text, durationMs: elapsed() }
  } catch (cause) {
    const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    return { status: 0, headers: [], body: '', error, durationMs: elapsed() }
  }
}
