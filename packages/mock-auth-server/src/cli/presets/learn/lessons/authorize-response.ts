import { findHeader } from '../../../../core/http/find-header.ts'
import { isSameClient, isSameTarget } from '../compare-logins.ts'
import { listAnswered, listRequested, listSuccessful } from '../fhir/list-answered.ts'
import { type Lessons, propose } from '../proposal.ts'
import { decodeBase64Json, decodeJwt } from '../recording/decode-jwt.ts'
import { type Exchange, isObject, readJson } from '../recording/exchange.ts'
import { isUuid } from '../recording/to-url-template.ts'
import { toValueTemplate } from '../to-value-template.ts'

/** The lessons of launch values, codes and the redirects of the authorization endpoint. */
export const AUTHORIZE_RESPONSE_LESSONS: Lessons = {
  launchWithoutScope: (recording) => {
    const answered = listAnswered(recording, 'authorization_code').find(({ login, tokens }) => {
      const scopes = listRequested(login)
      const isBare =
        login?.parameters.has('launch') &&
        !scopes.some((scope) => scope === 'launch' || scope.startsWith('launch/'))
      return isBare && tokens.patient === undefined && tokens.encounter === undefined
    })
    return (
      answered &&
      propose('ignored', 'likely', 'a launch without the scope launch gives no context', [
        answered.login?.request,
        answered.exchange,
      ])
    )
  },

  launchFormat: (recording) => {
    for (const login of recording.logins) {
      const launch = login.parameters.get('launch')
      if (launch === null) continue
      const patient = recording.tokenExchanges.find((each) => each.login === login)?.tokens?.patient
      const format = decodeJwt(launch)
        ? 'jwt'
        : decodeBase64Json(launch)
          ? 'json'
          : launch === patient
            ? 'patient-id'
            : undefined
      if (format !== undefined)
        return propose(format, 'certain', 'the launch value has this format', [login.request])
    }
    return undefined
  },

  codeFormat: (recording) => {
    const [login] = listSuccessful(recording)
    const code = login?.callback.url.searchParams.get('code') ?? ''
    const format = isUuid(code)
      ? 'uuid'
      : decodeJwt(code)
        ? 'jwt'
        : decodeBase64Json(code)
          ? 'json'
          : undefined
    return format && propose(format, 'certain', 'the code has this format', [login?.callback.exchange])
  },

  authorizeErrors: (recording) => {
    for (const each of recording.logins) {
      const { request } = each
      if (request.status < 400 || request.status >= 500 || request.status === 405 || each.callback) continue
      const isKnown = listSuccessful(recording).some(
        (other) => isSameClient(each, other) && isSameTarget(each, other),
      )
      const isJson = isObject(readJson(request))
      if (isJson)
        return propose(
          isKnown ? 'json-all' : 'json',
          isKnown ? 'certain' : 'likely',
          'a refusal is JSON, without a redirect',
          [request],
        )
      if (isKnown && isHtml(request))
        return propose(
          'page',
          'likely',
          'a request of a client with a good redirect URI is refused on a page',
          [request],
        )
    }
    return undefined
  },

  authorizeErrorRedirect: ({ logins }) => {
    for (const { callback, parameters } of logins) {
      if (!callback?.url.searchParams.has('error') || !parameters.get('state')) continue
      const { exchange, url } = callback
      const [first] = url.searchParams.keys()
      if (first === 'state') return propose('state-first', 'certain', 'state stands before error', [exchange])
      if (url.searchParams.has('state')) continue
      const isRaw = /[?&]error_description=[^&]*\s/.test(findHeader(exchange.headers, 'location') ?? '')
      return propose(
        isRaw ? 'raw-without-state' : 'without-state',
        'certain',
        'an error comes back without state',
        [exchange],
      )
    }
    return undefined
  },

  authorizeResponseExtras: (recording) => {
    const [login] = listSuccessful(recording)
    if (!login) return undefined
    const own = new URL(login.parameters.get('redirect_uri') ?? 'about:blank').searchParams
    const known = new Map([
      [login.parameters.get('client_id'), '{clientId}'],
      [login.parameters.get('scope'), '{scope}'],
    ])
    const extras = [...login.callback.url.searchParams].flatMap(([name, value]) =>
      ['code', 'state', 'iss'].includes(name) || own.has(name)
        ? []
        : [[name, toValueTemplate(name, value, recording, known)] as const],
    )
    return extras.length === 0
      ? undefined
      : propose(Object.fromEntries(extras), 'certain', 'the redirect to the app has further parameters', [
          login.callback.exchange,
        ])
  },
}

const isHtml = ({ headers }: Exchange) => /html/i.test(findHeader(headers, 'content-type') ?? '')
