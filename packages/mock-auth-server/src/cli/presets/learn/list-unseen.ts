import { findHeader } from '../../../core/http/find-header.ts'
import { listAnswered, listSuccessful } from './fhir/list-answered.ts'
import { listSearches } from './fhir/list-searches.ts'
import type { Recording } from './recording/recording.ts'

/** Lists the kinds of exchanges that a HAR has none of, so that nothing was learned from them. */
export function listUnseen(recording: Recording): readonly string[] {
  const { documents, fhir, tokenExchanges, exchanges } = recording
  const kinds: readonly (readonly [string, boolean])[] = [
    ['smart-configuration', documents.smart !== undefined],
    ['openid-configuration', documents.openid !== undefined],
    ['CapabilityStatement', documents.metadata !== undefined],
    ['authorization that ends with a code', listSuccessful(recording).length > 0],
    ['token response', listAnswered(recording, 'authorization_code').length > 0],
    ['refresh', listAnswered(recording, 'refresh_token').length > 0],
    ['token of a backend service', listAnswered(recording, 'client_credentials').length > 0],
    ['refusal by the token endpoint', tokenExchanges.some(({ exchange }) => exchange.status >= 400)],
    ['search', listSearches(recording).length > 0],
    ['FHIR error', fhir.some(({ status }) => status >= 400)],
    ['Authorization header', recording.hasCredentials],
    [
      'request of a page at another origin',
      exchanges.some(({ requestHeaders, url }) => {
        const origin = findHeader(requestHeaders, 'origin')
        return origin !== undefined && origin !== url.origin
      }),
    ],
  ]
  return kinds.filter(([, isSeen]) => !isSeen).map(([kind]) => kind)
}
