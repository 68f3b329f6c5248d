import type { SwitchContext } from '../../core/declare/switch.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import type { OAuthErrorCause } from '../../core/oauth/oauth-error.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'

const BY_CAUSE: { readonly [cause in OAuthErrorCause]?: number } = {
  codeExpired: 70008,
  refreshExpired: 70008,
  codeReplayed: 54005,
  clientUnknown: 700016,
  secretWrong: 7000215,
  grantTypeUnknown: 70003,
  scopeEmpty: 70011,
  redirectMismatch: 500112,
  verifierWrong: 501481,
}
/** Of a missing or malformed parameter. */
const OTHER = 900144
const GRANT_INVALID = 70000

/** Builds the body of an error of Entra: a description of four lines, numeric codes, and ids to search for. */
export function buildEntraBody(
  { cause, body }: OAuthErrorDraft & { readonly body: JsonObject },
  context: SwitchContext<unknown>,
): JsonObject {
  const { error } = body
  const code = (cause && BY_CAUSE[cause]) ?? (error === 'invalid_grant' ? GRANT_INVALID : OTHER)
  const placeholders = collectExchangePlaceholders(context)
  const [traceId, correlationId, uri] = [
    fillPlaceholders('{uuid}', placeholders),
    fillPlaceholders('{uuid}', placeholders),
    fillPlaceholders(`{authHost}/error?code=${code}`, placeholders),
  ]
  const timestamp = new Date(context.now).toISOString().replace(/T(.{8}).*/, ' $1Z')
  return {
    error,
    error_description: [
      `AADSTS${code}: ${body.error_description ?? error}`,
      `Trace ID: ${traceId}`,
      `Correlation ID: ${correlationId}`,
      `Timestamp: ${timestamp}`,
    ].join('\r\n'),
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: uri,
  }
}
