import type { ClientAuth } from 'oauth4webapi'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'

/** A client id with its secret, and how both are written in HTTP Basic. */
export interface BasicCredentials {
  clientId: string
  secret: string
  /** `true` leaves both as they are, for servers that do not decode them. */
  isRaw: boolean
}

const OPTION = '“Send id and secret unencoded in Basic” (--raw-basic)'

/**
 * Encodes a client id or secret as a form value (RFC 6749 section 2.3.1); letters, digits and `-._~` stay, so
 * that servers that do not decode accept what consists of them.
 */
export function encodeCredential(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** Creates authentication by HTTP Basic. @throws SmartError invalid-input for a raw id with a colon */
export function createBasicAuthentication({ clientId, secret, isRaw }: BasicCredentials): ClientAuth {
  if (isRaw && clientId.includes(':')) {
    throw new SmartError('invalid-input', 'A client id with a colon cannot be sent unencoded in Basic.', {
      whatToTry: `Disable ${OPTION}, or send the secret in the body.`,
      spec: rfc(7617, '2'),
    })
  }
  const write = isRaw ? (text: string) => text : encodeCredential
  const bytes = new TextEncoder().encode(`${write(clientId)}:${write(secret)}`)
  const credentials = btoa(String.fromCharCode(...bytes))
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${credentials}`)
}

/** Finds advice on a 401 that the encoding may have caused; `undefined` when it changes nothing. */
export function findEncodingAdvice({ clientId, secret, isRaw }: BasicCredentials): string | undefined {
  const changed = [
    ...(encodeCredential(clientId) === clientId ? [] : ['client id']),
    ...(encodeCredential(secret) === secret ? [] : ['secret']),
  ].join(' and ')
  if (changed === '') return undefined
  return isRaw
    ? `RFC 6749 section 2.3.1 encodes the ${changed} in Basic; this client sent the plain text: disable ${OPTION}.`
    : `RFC 6749 section 2.3.1 encodes the ${changed} in Basic; for a server that does not decode it, enable ${OPTION}.`
}
