import { findHeader } from '../../../../core/http/find-header.ts'
import type { Exchange } from '../recording/exchange.ts'
import type { Recording, TokenExchange } from '../recording/recording.ts'
import { splitScopes } from './list-answered.ts'
import { readType } from './scope-notation.ts'

/** Returns the access token of a request, or `undefined`. */
export function readBearer({ requestHeaders }: Exchange): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(findHeader(requestHeaders, 'authorization') ?? '')?.[1]
}

/** Returns the token response that issued the access token of a request. */
export function findIssue({ tokenExchanges }: Recording, exchange: Exchange): TokenExchange | undefined {
  const bearer = readBearer(exchange)
  return bearer === undefined
    ? undefined
    : tokenExchanges.find(({ tokens }) => tokens?.access_token === bearer)
}

/** Returns the resource type and the id, if any, in the URL of a FHIR request. */
export function readTarget({ url }: Exchange, { fhirBase }: Recording): readonly [type: string, id?: string] {
  const [type = '', id] = url.pathname.slice(new URL(fhirBase).pathname.length).replace(/^\//, '').split('/')
  return id === undefined || id === '' || id === '_search' ? [type] : [type, id]
}

/** Finds the types whose searches are answered with 403 although a scope for them is granted by name. */
export function findDroppedTypes(
  recording: Recording,
): { readonly types: readonly string[]; readonly exchanges: readonly Exchange[] } | undefined {
  const exchanges = recording.fhir.filter((exchange) => {
    const [type, id] = readTarget(exchange, recording)
    if (exchange.status !== 403 || id !== undefined || exchange.method !== 'GET') return false
    const granted = splitScopes(findIssue(recording, exchange)?.tokens?.scope)
    return granted.some((scope) => readType(scope) === type && /\.(?:read|\*|\w*s)$/.test(scope))
  })
  const types = [...new Set(exchanges.map((each) => readTarget(each, recording)[0]))]
  return types.length === 0 ? undefined : { types, exchanges }
}
