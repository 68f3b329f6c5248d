import { sha256 as digest } from '@noble/hashes/sha2.js'

const encoder = new TextEncoder()

/**
 * The SHA-256 of a text's UTF-8 bytes, at once: a hash of a few dozen bytes takes less time than handing it to
 * another thread, as the platform's own does.
 */
export function sha256(text: string): Uint8Array {
  return digest(encoder.encode(text))
}
