import { parseObject } from '../../smart/http/parse-object.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { Source } from '../declare/case-tools.ts'
import { buildBasicRequest } from './basic-request.ts'
import { readTokenEndpoint } from './smart-configuration.ts'

/**
 * The reading of the secret of Basic: decoded as RFC 6749 requires, as it is, neither when the client is accepted in no way,
 * or not known when the responses do not tell.
 */
export type SecretEncoding = 'form' | 'raw' | 'none' | 'unknown'

/**
 * Finds out how the server reads a secret that the form encoding changes, with a code that was never issued:
 * invalid_client tells that the client was not authenticated. The other encoding is tried only after that.
 */
export const detectSecretEncoding = (async ({ get, send, target }) => {
  const { clientId = '', secret = '' } = target.clients.symmetric ?? {}
  const parameters = {
    ...{ grant_type: 'authorization_code', code: buildUnissuedValue('no-such-code') },
    redirect_uri: target.redirectUri,
  }
  const isEncoded = new URLSearchParams({ '': secret }).toString().slice(1) !== secret
  if (!isEncoded) return 'form'
  for (const encoding of ['form', 'raw'] as const) {
    const request = buildBasicRequest(clientId, secret, parameters, encoding)
    const { status, text } = await send(await get(readTokenEndpoint), request)
    const { error } = parseObject(text) ?? {}
    if (status < 400 || status > 499) return 'unknown'
    if (typeof error !== 'string') return 'unknown'
    if (error !== 'invalid_client') return encoding
  }
  return 'none'
}) satisfies Source<SecretEncoding>
