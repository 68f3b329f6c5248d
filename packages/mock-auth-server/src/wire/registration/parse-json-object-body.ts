import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { createMetadataError } from './read-metadata.ts'

const LIMIT = 64 * 1024

/** Parses the JSON object in the body of a registration request; throws `invalid_client_metadata`. */
export function parseJsonObjectBody(incoming: IncomingRequest): JsonObject {
  if (incoming.mediaType !== 'application/json') {
    throw createMetadataError(
      `The body must be application/json, not ${incoming.mediaType || 'without a type'}`,
    )
  }
  if (incoming.body.length > LIMIT) throw createMetadataError('The metadata is larger than 64 kB')
  let value: unknown
  try {
    value = JSON.parse(incoming.text)
  } catch {
    throw createMetadataError('The body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw createMetadataError('The body must be a JSON object')
  }
  return value as JsonObject
}
