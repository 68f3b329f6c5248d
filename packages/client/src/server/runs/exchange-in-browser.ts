import type { BrowserExchangeResult } from '../../api.ts'
import type { SendElsewhere } from '../../smart/handshake/finish-login.ts'
import type { BoundedFetch } from '../../smart/http/bounded-fetch.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { fetchStandard } from '../../smart/spec.ts'
import type { LiveRun } from './live-run.ts'

const WAIT_MS = 60_000

/** Hands the token request to the page and waits for what it saw; recorded as sent by the browser. */
export function exchangeInBrowser(live: LiveRun): SendElsewhere {
  const send: BoundedFetch = async (url, init) => {
    const headers = Object.fromEntries(new Headers(init.headers))
    const result = await handOut(live, { url, headers, body: String(init.body ?? '') })
    if (result.error !== undefined || result.status === 0) throw blocked(url, result)
    return {
      status: result.status,
      statusText: '',
      headers: new Headers(result.headers),
      text: result.body,
      bytes: result.body.length,
    }
  }
  return (fetch) => (url, init, options) => fetch(url, init, { ...options, from: 'browser', send })
}

async function handOut(
  live: LiveRun,
  request: { url: string; headers: Record<string, string>; body: string },
): Promise<BrowserExchangeResult> {
  const result = new Promise<BrowserExchangeResult>((resolve) => {
    live.browserExchange = { request, deliver: resolve }
    live.update({ state: 'browser-exchange' })
  })
  const late = new Promise<undefined>((resolve) => {
    AbortSignal.timeout(WAIT_MS).addEventListener('abort', () => resolve(undefined))
  })
  const answer = await Promise.race([result, late])
  delete live.browserExchange
  if (answer) {
    live.update({ state: 'finishing' })
    return answer
  }
  throw new SmartError('timeout', 'The page did not send the token request within a minute.', {
    whatToTry: 'Keep the page of this run open during login, then log in again.',
  })
}

function blocked(url: string, { error }: BrowserExchangeResult): SmartError {
  return new SmartError(
    'network',
    `The browser could not read the answer of ${new URL(url).host}: ${error ?? 'blocked'}.`,
    {
      whyItMatters: 'Browsers hide an answer that carries no Access-Control-Allow-Origin for this page.',
      whatToTry:
        'Let the server answer with CORS headers at the token endpoint, on errors too, or exchange the code on the server side.',
      spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
    },
  )
}
