import type { Exchange } from './recording/exchange.ts'

/** An exchange as people find it again; its URL has no values. */
export interface DescribedExchange {
  readonly number: number
  readonly method: string
  readonly url: string
}

/** Describes an exchange without the values of its query, and without ids in its path. */
export function describeExchange({ number, method, url }: Exchange): DescribedExchange {
  const path = url.pathname
    .split('/')
    .map((part, at, parts) => (isId(part, parts[at - 1]) ? '{id}' : part))
    .join('/')
  const names = [...new Set(url.searchParams.keys())].map((name) => encodeURIComponent(name))
  return { number, method, url: `${url.origin}${path}${names.length > 0 ? `?${names.join('&')}` : ''}` }
}

/** An id stands behind the name of a resource type, or is long and has digits. */
function isId(part: string, before: string | undefined): boolean {
  if (/^(?:_|\$|metadata$|\.well-known$)/.test(part) || part === '') return false
  return (
    /^[A-Z][A-Za-z]{3,}$/.test(before ?? '') ||
    (part.length >= 12 && /\d/.test(part) && !/^[\d.]+$/.test(part))
  )
}
