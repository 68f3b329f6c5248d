import type { PageErrorCode, PageRequest, PageResponse } from '../../model/api.ts'
import { createBoundedFetch } from '../../smart/http/bounded-fetch.ts'
import { toFetchError } from '../../smart/http/fetch-error.ts'
import { toSmartError } from '../../smart/smart-error.ts'

// The words for failures of Node.js are of no use in a page.
const fetchInPage = createBoundedFetch(toFetchError)

/** Sends a request of a run from the page itself, so that the server's CORS rules hold; never throws. */
export async function sendPageRequest({
  url,
  timeoutMs,
  maxBytes,
  ...request
}: PageRequest): Promise<PageResponse> {
  const init: RequestInit = {
    ...request,
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  }
  try {
    const { text, headers, ...rest } = await fetchInPage(url, init, { timeoutMs, maxBytes })
    return { ...rest, headers: [...headers], body: text }
  } catch (thrown) {
    const { code, message } = toSmartError(thrown)
    return { error: { code: isTold(code) ? code : 'network', message } }
  }
}

const isTold = (code: string): code is PageErrorCode => code === 'timeout' || code === 'too-large'
