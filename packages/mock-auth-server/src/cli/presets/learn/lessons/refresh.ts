import { listAnswered, listRefused, listRequested, splitScopes } from '../fhir/list-answered.ts'
import { type Lessons, propose } from '../proposal.ts'
import type { TokenExchange } from '../recording/recording.ts'

const CODE = 'authorization_code'
const REFRESH = 'refresh_token'
const CONTEXT = ['patient', 'encounter', 'need_patient_banner', 'smart_style_url', 'fhirContext']

/** The lessons of refresh tokens. */
export const REFRESH_LESSONS: Lessons = {
  refreshTokens: (recording) => {
    const logins = listAnswered(recording, CODE)
    const unasked = logins.find(({ tokens, login }) => {
      const scopes = [...listRequested(login), ...splitScopes(tokens.scope)]
      return tokens.refresh_token !== undefined && login && !scopes.some((scope) => OFFLINE.includes(scope))
    })
    if (unasked)
      return propose('always', 'certain', 'a refresh token is issued although none was requested', [
        unasked.exchange,
      ])
    const granted = logins.filter(({ tokens }) =>
      splitScopes(tokens.scope).some((scope) => OFFLINE.includes(scope)),
    )
    const [open, confidential] = [true, false].map((isPublic) =>
      granted.find(({ authentication }) => (authentication === 'none') === isPublic),
    )
    const lacks = (each: typeof open) => each !== undefined && each.tokens.refresh_token === undefined
    if (lacks(confidential))
      return propose('never', 'likely', 'no refresh token is issued although the scope is granted', [
        confidential?.exchange,
        open?.exchange,
      ])
    if (lacks(open))
      return propose(
        'confidential-only',
        confidential ? 'certain' : 'likely',
        'a public client gets no refresh token although the scope is granted',
        [open?.exchange, confidential?.exchange],
      )
    const refused = listRefused(recording, REFRESH)
    const reason = 'each refresh is refused; the tokens may have expired or been used before'
    return refused.length === 0 ? undefined : propose('issued-but-refused', 'possible', reason, refused)
  },

  refreshRotation: (recording) => {
    const refreshes = listAnswered(recording, REFRESH)
    for (const { tokens, form, exchange } of refreshes) {
      if (tokens.refresh_token === undefined)
        return propose('silent', 'certain', 'a refresh response has no refresh token', [exchange])
      if (tokens.refresh_token === form.get('refresh_token'))
        return propose('never', 'certain', 'a refresh response repeats the refresh token', [exchange])
      const again = recording.tokenExchanges.find(
        (each) => each.exchange.number > exchange.number && isRepeated(each, form),
      )
      if (again?.tokens)
        return propose(
          'reissue',
          'certain',
          'an earlier refresh token works after its successor was issued',
          [exchange, again.exchange],
        )
      const successor =
        again &&
        recording.tokenExchanges.find(
          (each) =>
            each.exchange.number > again.exchange.number && each.form.get(REFRESH) === tokens.refresh_token,
        )
      if (successor?.tokens)
        return propose(
          'one-time',
          'certain',
          'the successor of a refresh token survives the use of the earlier one',
          [exchange, again?.exchange, successor.exchange],
        )
    }
    return undefined
  },

  refreshResponse: (recording) => {
    for (const { tokens, issuedBy, exchange } of listAnswered(recording, REFRESH)) {
      const first = findFirst(issuedBy)?.tokens
      if (!first) continue
      const lost = (name: string) => first[name] !== undefined && tokens[name] === undefined
      if (CONTEXT.some(lost)) {
        return lost('id_token') || first.id_token === undefined
          ? propose(
              'minimal',
              first.id_token === undefined ? 'possible' : 'certain',
              'a refresh response repeats neither context nor id_token',
              [exchange],
            )
          : propose('without-context', 'certain', 'a refresh response lacks the context', [exchange])
      }
      if (lost('scope'))
        return propose('without-scope', 'certain', 'a refresh response has no scope', [exchange])
    }
    return undefined
  },

  refreshClientAuth: (recording) => {
    const open = listAnswered(recording, REFRESH).find(
      ({ authentication, issuedBy }) =>
        authentication === 'none' && issuedBy && issuedBy.authentication !== 'none',
    )
    if (open)
      return propose('optional', 'certain', 'a confidential client refreshes without authentication', [
        open.exchange,
      ])
    const bare = recording.tokenExchanges.find(
      (each) =>
        each.grantType === REFRESH &&
        each.authentication === 'basic' &&
        !each.form.has('client_id') &&
        !each.tokens &&
        each.exchange.status >= 400,
    )
    const full =
      bare &&
      listAnswered(recording, REFRESH).find(
        (each) => each.authentication === 'basic' && each.form.has('client_id'),
      )
    return bare && full
      ? propose('body-too', 'likely', 'a refresh with Basic works only with client_id in the body', [
          bare.exchange,
          full.exchange,
        ])
      : undefined
  },
}

const OFFLINE = ['offline_access', 'online_access']

const isRepeated = (each: TokenExchange, form: URLSearchParams) =>
  each.grantType === REFRESH && each.form.get(REFRESH) === form.get(REFRESH)

/** Returns the first exchange of a chain of refreshes. */
function findFirst(exchange: TokenExchange | undefined): TokenExchange | undefined {
  let first = exchange
  while (first?.issuedBy) first = first.issuedBy
  return first
}
