import { z } from 'zod'
import { moveToOrigin } from '../../core/http/side-listener.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** Steps of the documents that name the endpoints which an app itself calls. */
export const DOCUMENT_STEPS: readonly Step[] = ['discovery', 'openid-configuration']

/** Schema of the parameter that selects the endpoint to move. */
export const createSideEndpointParameter = () =>
  z.enum(['token_endpoint', 'jwks_uri']).default('token_endpoint').describe('The affected endpoint.')

/** Returns the document with an endpoint moved to another origin. */
export function withEndpointAt(
  document: JsonObject,
  endpoint: string,
  origin: string | undefined,
): JsonObject {
  const url = document[endpoint]
  return url === undefined ? document : { ...document, [endpoint]: moveToOrigin(url, origin) }
}
