import { toSmartError } from '../smart-error.ts'
import type { BoundedFetch } from './bounded-fetch.ts'
import { explainUnreadable } from './explain-unreadable.ts'
import type { RecordedFetch } from './recorder.ts'

/** A page that sends requests instead of this client. */
export interface SendingPage {
  origin: string
  /** @throws SmartError unreadable where the browser kept the answer back */
  send: BoundedFetch
}

/**
 * Returns a fetch function that has a page send the requests; each is recorded as the browser's, with the
 * part that the page could see.
 */
export function sendFromPage(fetch: RecordedFetch, { origin, send }: SendingPage): RecordedFetch {
  return (url, init, options) => {
    const headers = new Headers(init.headers)
    // A browser names itself.
    headers.delete('user-agent')
    const sent = { ...init, headers: Object.fromEntries(headers) }
    const explained: BoundedFetch = (...request) =>
      send(...request).catch(async (thrown) => {
        const error = toSmartError(thrown)
        if (error.code !== 'unreadable') throw error
        throw await explainUnreadable({ url, init: sent, options, origin }, fetch)
      })
    return fetch(url, sent, { ...options, from: 'browser', send: explained })
  }
}
