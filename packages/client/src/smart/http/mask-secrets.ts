import type { HeaderList } from '../../model/exchange.ts'

/** Stands where the client secret was. */
export const MASK = '•••'

interface PlainRequest {
  method: string
  url: string
  headers: HeaderList
  body?: string
}

/**
 * Returns the request as it is recorded: the client secret never appears in a journal, a page or a report.
 */
export function maskSecrets(url: string, init: RequestInit): PlainRequest {
  const headers: HeaderList = [...new Headers(init.headers)].map(([name, value]) =>
    name === 'authorization' && /^basic /i.test(value) ? [name, maskBasic(value)] : [name, value],
  )
  const body = bodyText(init.body)
  return {
    method: init.method ?? 'GET',
    url,
    headers,
    ...(body === undefined ? {} : { body: maskForm(body) }),
  }
}

/**
 * Masks the secret of Basic credentials and leaves the client id readable, since that is a frequent mistake.
 */
function maskBasic(value: string): string {
  try {
    const [id = ''] = atob(value.slice(6)).split(':')
    return `Basic base64(${id}:${MASK})`
  } catch {
    return `Basic ${MASK}`
  }
}

function maskForm(body: string): string {
  return body.replace(/(^|&)(client_secret=)[^&]*/g, `$1$2${MASK}`)
}

function bodyText(body: RequestInit['body']): string | undefined {
  if (body === null || body === undefined) return undefined
  return typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : '[binary]'
}
