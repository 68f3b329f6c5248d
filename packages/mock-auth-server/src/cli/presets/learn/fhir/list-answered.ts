import type { JsonObject } from '../../../../core/util/json.ts'
import { isAt } from '../recording/collect-endpoints.ts'
import type { Exchange } from '../recording/exchange.ts'
import type { Login, Recording, TokenExchange } from '../recording/recording.ts'

/** A request of the token endpoint that got tokens. */
export interface AnsweredToken extends TokenExchange {
  readonly tokens: JsonObject
}

/** Lists the requests of the token endpoint with that grant that got tokens. */
export function listAnswered(
  { tokenExchanges }: Pick<Recording, 'tokenExchanges'>,
  grantType: string,
): readonly AnsweredToken[] {
  return tokenExchanges.filter(
    (each): each is AnsweredToken => each.tokens !== undefined && each.grantType === grantType,
  )
}

/** Lists the logins that brought the app a code. */
export function listSuccessful({ logins }: Pick<Recording, 'logins'>) {
  return logins.filter(
    (each): each is Login & { readonly callback: NonNullable<Login['callback']> } =>
      each.callback?.url.searchParams.has('code') ?? false,
  )
}

/**
 * Lists the requests of a grant with a token that the server issued, when all of them were refused; none when one was
 * not, or when a token request has no response in the HAR.
 */
export function listRefused(recording: Recording, grantType: string): readonly Exchange[] {
  const { exchanges, endpoints, tokenExchanges } = recording
  const asked = tokenExchanges.filter((each) => each.issuedBy && each.grantType === grantType)
  const isComplete = exchanges.every((each) => each.status > 0 || !isAt(each, endpoints.token))
  const isRefused = asked.every(({ exchange: { status } }) => status >= 400 && status < 500)
  return isComplete && isRefused ? asked.map(({ exchange }) => exchange) : []
}

/** Returns the scopes that a login requested. */
export function listRequested(login: Login | undefined): readonly string[] {
  return splitScopes(login?.parameters.get('scope') ?? '')
}

/** Returns the scopes of a text. */
export const splitScopes = (text: unknown): readonly string[] =>
  typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : []
