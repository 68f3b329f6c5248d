import type { JsonObject } from '../../core/util/json.ts'
import { changeOauthUris } from './change-oauth-uris.ts'

/** Returns a CapabilityStatement that does not name an endpoint. */
export function withoutOauthUri(document: JsonObject, name: string): JsonObject {
  return changeOauthUris(document, (extensions) =>
    extensions.map(({ extension = [], ...each }) => ({
      ...each,
      extension: extension.filter(({ url }) => url !== name),
    })),
  )
}
