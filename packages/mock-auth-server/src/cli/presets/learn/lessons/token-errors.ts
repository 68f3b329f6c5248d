import type { JsonObject } from '../../../../core/util/json.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import { findCause, type TokenCause } from '../find-cause.ts'
import { type Lessons, propose } from '../proposal.ts'
import { readObject } from '../recording/exchange.ts'
import type { Recording, TokenExchange } from '../recording/recording.ts'

/** Status and error of a strict server, by cause. */
const STRICT: Readonly<Record<TokenCause, { readonly status: number; readonly error: string }>> = {
  contentType: { status: 400, error: 'invalid_request' },
  grantTypeMissing: { status: 400, error: 'invalid_request' },
  grantTypeUnknown: { status: 400, error: 'unsupported_grant_type' },
  codeMissing: { status: 400, error: 'invalid_request' },
  codeReplayed: { status: 400, error: 'invalid_grant' },
  redirectMismatch: { status: 400, error: 'invalid_grant' },
  verifierMissing: { status: 400, error: 'invalid_grant' },
  verifierWrong: { status: 400, error: 'invalid_grant' },
  refreshReplayed: { status: 400, error: 'invalid_grant' },
}

/** The lessons of refusals by the token endpoint. */
export const TOKEN_ERROR_LESSONS: Lessons = {
  errorShape: (recording) => {
    for (const { exchange, body } of listErrors(recording)) {
      const shape =
        Object.keys(body)[0] === 'status_code'
          ? 'status-code'
          : body.error_codes !== undefined
            ? 'entra'
            : body.detailedmessage !== undefined
              ? 'policy'
              : body.resource !== undefined && body.detail !== undefined
                ? 'resource-detail'
                : undefined
      if (shape !== undefined)
        return propose(shape, 'certain', 'an error has the members of this shape', [exchange])
    }
    return undefined
  },

  errorDetail: (recording, read) => {
    if (read('errorShape') !== undefined) return undefined
    const errors = listErrors(recording).filter(({ body }) => typeof body.error === 'string')
    const found = errors.map(({ body }) =>
      body.error_description === null
        ? 'null'
        : body.error_description !== undefined
          ? 'description'
          : body.error_uri === undefined
            ? 'none'
            : 'uri',
    )
    const [detail] = found
    const isSteady = detail !== undefined && found.every((each) => each === detail)
    return isSteady
      ? propose(
          detail,
          'certain',
          `all errors have ${DETAILS[detail]}`,
          errors.map(({ exchange }) => exchange),
        )
      : undefined
  },

  tokenErrors: (recording, read) => {
    const found = recording.tokenExchanges.flatMap((each) => {
      const cause = findCause(each, recording, read)
      const answer = cause && describeAnswer(each, cause)
      return cause && answer ? [{ cause, answer, exchange: each.exchange }] : []
    })
    const first = found.filter(({ cause }, at) => found.findIndex((each) => each.cause === cause) === at)
    return first.length === 0
      ? undefined
      : propose(
          Object.fromEntries(first.map(({ cause, answer }) => [cause, answer])),
          'likely',
          'requests with these mistakes are answered in another way',
          first.map(({ exchange }) => exchange),
        )
  },
}

const DETAILS = {
  null: '"error_description": null',
  description: 'a description',
  none: 'error alone',
  uri: 'error_uri and no description',
} as const

/** Returns what differs from a strict server; `undefined` where nothing does. */
function describeAnswer({ exchange, tokens }: TokenExchange, cause: TokenCause): unknown {
  if (tokens) return 'ignored'
  const { status } = exchange
  if (status < 400 || status >= 600) return undefined
  const error = readObject(exchange)?.error
  const own = { status, ...(typeof error === 'string' ? { error: error.slice(0, 100) } : {}) }
  return isSameJson(own, STRICT[cause]) || (error === undefined && status === STRICT[cause].status)
    ? undefined
    : own
}

function listErrors({
  tokenExchanges,
}: Recording): readonly { exchange: TokenExchange['exchange']; body: JsonObject }[] {
  return tokenExchanges.flatMap(({ exchange }) => {
    const body = exchange.status >= 400 ? readObject(exchange) : undefined
    return body ? [{ exchange, body }] : []
  })
}
