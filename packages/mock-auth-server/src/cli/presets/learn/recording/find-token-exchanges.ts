import { findHeader } from '../../../../core/http/find-header.ts'
import type { JsonObject } from '../../../../core/util/json.ts'
import { isAt } from './collect-endpoints.ts'
import { decodeJwt } from './decode-jwt.ts'
import { type Exchange, isObject, isSuccessful, readForm, readObject } from './exchange.ts'
import { parseBoundedJson } from './parse-bounded-json.ts'
import type { Login, Recording, TokenExchange } from './recording.ts'

/** Finds the requests of the token endpoint, each with its login and with the exchange before it. */
export function findTokenExchanges(
  exchanges: readonly Exchange[],
  endpoints: Recording['endpoints'],
  logins: readonly Login[],
): readonly TokenExchange[] {
  const found: TokenExchange[] = []
  for (const exchange of exchanges) {
    if (exchange.method !== 'POST' || !isAt(exchange, endpoints.token)) continue
    const form = readBody(exchange)
    const code = form.get('code')
    const refreshToken = form.get('refresh_token')
    const issuedBy = found.findLast(
      ({ tokens }) => refreshToken !== null && tokens?.refresh_token === refreshToken,
    )
    const login =
      issuedBy?.login ??
      logins.findLast(({ callback }) => code !== null && callback?.url.searchParams.get('code') === code)
    found.push({
      ...{ exchange, form, issuedBy, login },
      grantType: form.get('grant_type') ?? undefined,
      tokens: readTokens(exchange),
      ...readClient(exchange, form, login),
    })
  }
  return found
}

function readTokens(exchange: Exchange): JsonObject | undefined {
  const body = isSuccessful(exchange) ? readObject(exchange) : undefined
  return body && typeof body.access_token === 'string' ? body : undefined
}

/** Returns the parameters of a token request, which some servers take as JSON too. */
function readBody(exchange: Exchange): URLSearchParams {
  const json = parseBoundedJson(exchange.requestBody ?? '')
  if (!isObject(json)) return readForm(exchange) ?? new URLSearchParams()
  const texts = Object.entries(json).filter((each): each is [string, string] => typeof each[1] === 'string')
  return new URLSearchParams(texts)
}

function readClient(
  { requestHeaders }: Exchange,
  form: URLSearchParams,
  login: Login | undefined,
): Pick<TokenExchange, 'authentication' | 'clientId'> {
  const [, basic] = /^Basic\s+(\S+)/i.exec(findHeader(requestHeaders, 'authorization') ?? '') ?? []
  const assertion = form.get('client_assertion')
  const named = form.get('client_id') ?? login?.parameters.get('client_id') ?? undefined
  if (basic !== undefined) {
    const [id = ''] = Buffer.from(basic, 'base64').toString().split(':', 1)
    return { authentication: 'basic', clientId: id || named }
  }
  if (assertion !== null) {
    const subject = decodeJwt(assertion)?.claims.sub
    return { authentication: 'assertion', clientId: typeof subject === 'string' ? subject : named }
  }
  return { authentication: form.has('client_secret') ? 'secret' : 'none', clientId: named }
}
