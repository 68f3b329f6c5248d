import { z } from 'zod'
import { moveToOrigin } from '../../core/http/side-listener.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** The documents that name the endpoints which an app itself asks. */
export const DOCUMENT_STEPS: readonly Step[] = ['discovery', 'openid-configuration']

/** Parameter that says which endpoint is elsewhere. */
export const sideEndpoint = () =>
  z.enum(['token_endpoint', 'jwks_uri']).default('token_endpoint').describe('The affected endpoint.')

/** The document with an endpoint at another origin. */
export function withEndpointAt(
  document: JsonObject,
  endpoint: string,
  origin: string | undefined,
): JsonObject {
  const url = document[endpoint]
  return url === undefined ? document : { ...document, [endpoint]: moveToOrigin(url, origin) }
}
