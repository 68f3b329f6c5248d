import { findHeader } from '../../../../core/http/find-header.ts'
import { collectHeaders } from '../collect-headers.ts'
import { type Lessons, propose } from '../proposal.ts'
import { isAt } from '../recording/collect-endpoints.ts'
import { type Exchange, hasHeaders, isSuccessful } from '../recording/exchange.ts'

/** The lessons of CORS headers and other headers of responses. */
export const HEADER_LESSONS: Lessons = {
  discoveryCors: ({ documents }) => proposeCors(Object.values(documents), 'any'),
  tokenCors: ({ exchanges, endpoints }) =>
    proposeCors(
      exchanges.filter((each) => isAt(each, endpoints.token)),
      'registered',
    ),
  fhirCors: ({ fhir }) => proposeCors(fhir, 'registered'),

  errorCors: ({ fhir, tokenExchanges }) => {
    for (const group of [fhir, tokenExchanges.map(({ exchange }) => exchange)]) {
      const crossing = group.filter(isCrossOrigin).filter(hasHeaders)
      const shared = crossing.find((each) => isSuccessful(each) && readOrigin(each) !== undefined)
      const dropped = crossing.find(
        (each) => [401, 403].includes(each.status) && readOrigin(each) === undefined,
      )
      if (shared && dropped)
        return propose('dropped', 'certain', `a ${dropped.status} has no CORS headers, a success has`, [
          shared,
          dropped,
        ])
    }
    return undefined
  },

  responseHeaders: (recording) => {
    const tokens = recording.tokenExchanges.filter((each) => each.tokens).map(({ exchange }) => exchange)
    const groups = {
      token: collectHeaders(tokens),
      fhir: collectHeaders(recording.fhir.filter(isSuccessful)),
    }
    const shared = Object.entries(groups.token).filter(
      ([name, value]) => value !== null && groups.fhir[name] === value,
    )
    const all = Object.fromEntries(shared)
    const own = Object.entries({ ...groups, all: {} }).flatMap(([group, headers]) => {
      const left =
        group === 'all' ? all : Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in all)))
      return Object.keys(left).length > 0 ? [[group, left] as const] : []
    })
    return own.length === 0
      ? undefined
      : propose(Object.fromEntries(own), 'certain', 'responses have other headers', [
          tokens[0],
          recording.fhir.find(isSuccessful),
        ])
  },

  rateLimit: ({ fhir }) => {
    const limited = fhir.find(({ status }) => status === 429)
    const stated = [limited, ...fhir].find((each) => each && readLimit(each) !== undefined)
    const perMinute = stated && readLimit(stated)
    return limited && perMinute !== undefined
      ? propose(
          { perMinute, retryAfter: findHeader(limited.headers, 'retry-after') !== undefined },
          'possible',
          'requests are refused with 429; the limit may be of another span',
          [limited],
        )
      : undefined
  },
}

/** Returns the limit that a header states, if it is a number. */
function readLimit({ headers }: Exchange): number | undefined {
  const limit = Number(findHeader(headers, 'x-ratelimit-limit') ?? findHeader(headers, 'ratelimit-limit'))
  return Number.isInteger(limit) && limit > 0 ? limit : undefined
}

const readOrigin = ({ headers }: Exchange) => findHeader(headers, 'access-control-allow-origin')

function isCrossOrigin({ requestHeaders, url }: Exchange): boolean {
  const origin = findHeader(requestHeaders, 'origin')
  return origin !== undefined && origin !== 'null' && origin !== url.origin
}

/** Judges requests of pages at another origin, the successful ones first: an error may lack headers for itself. */
function proposeCors(exchanges: readonly (Exchange | undefined)[], usual: 'any' | 'registered') {
  const crossing = exchanges.filter((each) => each !== undefined && hasHeaders(each) && isCrossOrigin(each))
  const judged = crossing.find((each) => each && isSuccessful(each))
  if (!judged) return undefined
  const allowed = readOrigin(judged)
  const withCredentials = /^true$/i.test(findHeader(judged.headers, 'access-control-allow-credentials') ?? '')
  if (allowed === undefined)
    return propose('none', 'likely', 'a request of a page at another origin gets no CORS headers', [judged])
  if (withCredentials)
    return propose('any-with-credentials', 'likely', 'credentials are allowed for another origin', [judged])
  return allowed === '*' && usual === 'registered'
    ? propose('star', 'certain', 'every origin is allowed by *', [judged])
    : undefined
}
