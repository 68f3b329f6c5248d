import type { JsonObject } from '../core/util/json.ts'

/** A client that registered itself (RFC 7591), with the token that manages it (RFC 7592). */
export interface Registration {
  readonly clientId: string
  readonly managementToken: string
  /** Wall-clock time in seconds. */
  readonly issuedAt: number
  /** The client metadata as registered. */
  readonly metadata: JsonObject
}
