import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { Client, ClientType } from '../../core/oauth/client.ts'
import type { KeyLookup } from './client-keys/load-client-keys.ts'

/** One method of client authentication at the token endpoint (RFC 6749 section 2.3). */
export interface ClientAuth {
  readonly method: 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  /** `true` when discovery lists it (`none` is not listed, S-012). */
  readonly advertised: boolean
  /** The kinds of client that may use it. */
  readonly types: readonly ClientType[]
  /**
   * Returns the credentials that the request presents by this method; `undefined` when it does not use it.
   */
  present(incoming: IncomingRequest): PresentedCredentials | undefined
  /** Returns the reason why the presented credentials are refused, or `undefined`. */
  check(
    client: Client,
    presented: PresentedCredentials,
    lookup: KeyLookup,
    incoming: IncomingRequest,
  ): Promise<string | undefined>
}

export interface PresentedCredentials {
  readonly clientId: string
  /** Readings of the secret that count (form-encoded and raw for Basic, catalogue D12.4), or the assertion. */
  readonly proofs: readonly string[]
  /** Set when it cannot be read at all. */
  readonly malformed?: string
  /** Set when it was presented as something else. */
  readonly mistyped?: string
}
