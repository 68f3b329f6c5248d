import { sha256 } from '../util/sha256.ts'

/** Computes the S256 challenge of a verifier (RFC 7636 section 4.2). */
export function computeS256Challenge(verifier: string): string {
  return sha256(verifier)
}

/** Pattern of 43 to 128 unreserved characters (RFC 7636 section 4.1). */
export const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/

/** Pattern of 43 base64url characters without padding: a SHA-256 digest (RFC 7636 section 4.2). */
export const CHALLENGE = /^[A-Za-z0-9\-_]{43}$/
