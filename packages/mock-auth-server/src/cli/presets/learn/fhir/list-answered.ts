import type { JsonObject } from '../../../../core/util/json.ts'
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

/** Returns the scopes that a login requested. */
export function listRequested(login: Login | undefined): readonly string[] {
  return splitScopes(login?.parameters.get('scope') ?? '')
}

/** Returns the scopes of a text. */
export const splitScopes = (text: unknown): readonly string[] =>
  typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : []
