import type { RecordedResult } from '../../smart/http/recorder.ts'
import { createCookieJar } from './cookie-jar.ts'
import type { DriverTools, LoginDriver, LoginEnd, LoginRequest } from './login-driver.ts'

const MOST_REDIRECTS = 20

/** Creates the driver for servers that approve by themselves: it follows redirects, with cookies, and expects no page. */
export function createAutomaticDriver({ send }: DriverTools): LoginDriver {
  return {
    name: 'automatic',
    abilities: new Set(),
    authorize: (login) => follow(send, login),
    close: async () => {},
  }
}

/** Follows the redirects of an authorization request up to the app, which is not opened. */
async function follow(send: DriverTools['send'], login: LoginRequest): Promise<LoginEnd> {
  const jar = createCookieJar()
  const exchangeIds: string[] = []
  let url = new URL(login.url)
  let { form } = login
  for (let hop = 0; ; hop++) {
    const headers = { accept: 'text/html', ...jar.buildHeader(url) }
    const result = await send(url.href, { headers, ...(form && { body: form }) })
    exchangeIds.push(result.exchangeId)
    jar.store(url, result.headers)
    const next = readLocation(result, url)
    if (!next) return { ...describePage(result), url: url.href, reason: describeStop(result), exchangeIds }
    if (isAtApp(next, login.redirectUri))
      return { kind: 'redirect', url: next.href, status: result.status, exchangeIds }
    if (hop === MOST_REDIRECTS)
      return {
        ...describePage(result),
        url: url.href,
        reason: `More than ${MOST_REDIRECTS} redirects.`,
        exchangeIds,
      }
    // Only 307 and 308 repeat the form.
    if (result.status < 307) form = undefined
    url = next
  }
}

/** Returns the target of a redirect. */
function readLocation({ status, headers }: RecordedResult, base: URL): URL | undefined {
  const location = headers.get('location')
  if (status < 300 || status > 399 || location === null || !URL.canParse(location, base)) return undefined
  return new URL(location, base)
}

/** Returns `true` for a URL of the app: the redirect URI, whatever query and fragment it has. */
const isAtApp = (url: URL, redirectUri: string): boolean =>
  url.href.split(/[?#]/)[0] === new URL(redirectUri).href.split(/[?#]/)[0]

/** Describes the page that a driver is at. */
function describePage({ status, text }: RecordedResult) {
  const [, title = ''] = /<title[^>]*>([^<]*)</i.exec(text) ?? []
  return { kind: 'page', status, title: title.trim().slice(0, 200) } as const
}

const describeStop = ({ status }: RecordedResult): string =>
  status < 400 ? 'the server shows a page, which this driver cannot operate' : `the server returned ${status}`
