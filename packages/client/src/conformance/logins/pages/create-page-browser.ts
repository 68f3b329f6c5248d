import { checkLinkedUrl } from '../../../smart/discovery/check-linked-url.ts'
import { createCookieJar } from '../../../smart/http/cookie-jar.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { SmartError } from '../../../smart/smart-error.ts'
import type { DriverTools } from '../login-driver.ts'
import { isAtApp } from './is-at-app.ts'

/** A request that a page leads to. */
export interface BrowserRequest {
  readonly url: string
  /** The body of a POST; absent for a GET. */
  readonly form?: URLSearchParams
  /** Names of parameters of the form that are recorded without their values. */
  readonly secretParameters?: readonly string[]
}

/** The page or redirect that a request of a browser ended with. */
export type Landing =
  | {
      readonly kind: 'redirect'
      readonly url: string
      /** Status of the response; absent when a page led to the app. */
      readonly status?: number
    }
  | { readonly kind: 'page'; readonly url: string; readonly status: number; readonly text: string }

/** A browser without scripts and windows, with the cookies of one login. */
export interface PageBrowser {
  /** Opens a URL or submits a form, and follows redirects. @throws SmartError */
  readonly open: (request: BrowserRequest, from?: string) => Promise<Landing>
  readonly exchangeIds: readonly string[]
}

interface BrowserSettings {
  /** The authorization request. */
  readonly url: string
  /** A redirect to this URI, whatever its query, ends the login. */
  readonly redirectUri: string
  readonly signal: AbortSignal
}

const MOST_REDIRECTS = 20
/** Requests of one login. */
const MOST_REQUESTS = 60
const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'

/** Creates a browser for one login; what it sends is recorded. */
export function createPageBrowser(
  send: DriverTools['send'],
  { url: start, redirectUri, signal }: BrowserSettings,
): PageBrowser {
  const jar = createCookieJar()
  const exchangeIds: string[] = []

  const sendOne = async ({ url, form, secretParameters }: BrowserRequest, from: string | undefined) => {
    if (signal.aborted) throw new SmartError('cancelled', 'The login was cancelled.')
    if (exchangeIds.length === MOST_REQUESTS)
      throw new SmartError('callback-invalid', `The login needs more than ${MOST_REQUESTS} requests.`)
    const result = await send(url, {
      headers: {
        accept: ACCEPT,
        ...jar.buildHeader(new URL(url)),
        ...(from === undefined ? {} : toOriginHeaders(from, url, form !== undefined)),
      },
      ...(form ? { body: form } : {}),
      ...(secretParameters ? { secretParameters } : {}),
    })
    exchangeIds.push(result.exchangeId)
    jar.store(new URL(url), result.headers)
    return result
  }

  return {
    exchangeIds,
    open: async (request, from) => {
      let current = request
      let status: number | undefined
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const { url } = current
        if (URL.canParse(url) && isAtApp(new URL(url), redirectUri))
          return { kind: 'redirect', url, ...(status === undefined ? {} : { status }) }
        if (url !== start) checkLinkedUrl('The next page of the login', url, start)
        const result = await sendOne(current, from)
        const next = readLocation(result, new URL(url))
        if (!next) return { kind: 'page', url, status: result.status, text: result.text }
        // The form goes no further: the redirect to the app is not followed.
        if (isAtApp(next, redirectUri)) return { kind: 'redirect', url: next.href, status: result.status }
        status = result.status
        current = followRedirect(current, result.status, next.href)
      }
      throw new SmartError(
        'callback-invalid',
        `The authorization server redirected more than ${MOST_REDIRECTS} times.`,
      )
    },
  }
}

/** Returns the target of a redirect. */
function readLocation({ status, headers }: RecordedResult, base: URL): URL | undefined {
  const location = headers.get('location')
  if (status < 300 || status > 399 || location === null || !URL.canParse(location, base)) return undefined
  return new URL(location, base)
}

/** Returns the request after a redirect: only 307 and 308 repeat a form, and none sends it to another origin. */
function followRedirect(request: BrowserRequest, status: number, url: string): BrowserRequest {
  const isRepeated = request.form !== undefined && (status === 307 || status === 308)
  if (!isRepeated) return { url }
  if (new URL(request.url).origin === new URL(url).origin) return { ...request, url }
  throw new SmartError(
    'redirect-refused',
    `${new URL(request.url).origin} redirects the form of the login to ${new URL(url).origin} with ${status}.`,
    { whyItMatters: 'What the user has entered would go to another origin.' },
  )
}

/** Returns the headers that say where a request comes from, as browsers send them. */
function toOriginHeaders(from: string, url: string, isPost: boolean): Record<string, string> {
  const [page, target] = [new URL(from), new URL(url)]
  const isOwn = page.origin === target.origin
  return {
    referer: isOwn ? `${page.origin}${page.pathname}${page.search}` : `${page.origin}/`,
    ...(isPost ? { origin: page.origin } : {}),
  }
}
