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
 * Returns the request as it is recorded: the client secret, and the values of further secret parameters of a form, never
 * appear in a journal, a page or a report.
 */
export function maskSecrets(
  url: string,
  init: RequestInit,
  secretParameters: readonly string[] = [],
): PlainRequest {
  const headers: HeaderList = [...new Headers(init.headers)].map(([name, value]) =>
    name === 'authorization' && /^basic /i.test(value) ? [name, maskBasic(value)] : [name, value],
  )
  const body = bodyText(init.body)
  return {
    method: init.method ?? 'GET',
    url: maskUrl(url, secretParameters),
    headers,
    ...(body === undefined ? {} : { body: maskForm(body, secretParameters) }),
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

function maskForm(body: string, secretParameters: readonly string[]): string {
  const masked = body.replace(/(^|&)(client_secret=)[^&]*/g, `$1$2${MASK}`)
  return secretParameters.length === 0 ? masked : maskParameters(masked, secretParameters)
}

function maskUrl(url: string, secretParameters: readonly string[]): string {
  const at = secretParameters.length === 0 ? -1 : url.indexOf('?')
  return at < 0 ? url : `${url.slice(0, at + 1)}${maskParameters(url.slice(at + 1), secretParameters)}`
}

/** Masks the values of parameters; all others remain as they are spelt. */
function maskParameters(text: string, secretParameters: readonly string[]): string {
  return text
    .split('&')
    .map((pair) => {
      const [[name] = ['']] = [...new URLSearchParams(pair)]
      return secretParameters.includes(name) ? `${pair.split('=', 1)[0]}=${MASK}` : pair
    })
    .join('&')
}

function bodyText(body: RequestInit['body']): string | undefined {
  if (body === null || body === undefined) return undefined
  return typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : '[binary]'
}
