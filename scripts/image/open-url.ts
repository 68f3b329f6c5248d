import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

const MAX_REDIRECTS = 10

/** Opens a URL and follows its redirects as a browser does in which every name leads to this machine; returns the body. */
export async function openUrl(url: string, redirects = 0): Promise<string> {
  if (redirects > MAX_REDIRECTS)
    throw new Error(`more than ${MAX_REDIRECTS} redirects; the last is to ${url}`)
  const request = get(url, {
    lookup: (_, { all }, done) => (all ? done(null, [LOOPBACK]) : done(null, LOOPBACK.address, 4)),
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const { statusCode = 0, headers } = response
  const body = await text(response)
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined)
    return openUrl(new URL(headers.location, url).href, redirects + 1)
  if (statusCode !== 200) throw new Error(`${url} has status ${statusCode}: ${body.slice(0, 1000)}`)
  return body
}

const LOOPBACK = { address: '127.0.0.1', family: 4 }
