import type { Json, JsonObject } from '../../core/util/json.ts'

/** The extension `oauth-uris` of a CapabilityStatement, or one of the URLs in it (S-024). */
export interface UriExtension {
  readonly url: string
  readonly valueUri?: string
  readonly extension?: readonly UriExtension[]
}

/** The part of a CapabilityStatement that names the endpoints. */
interface Rest {
  readonly security?: { readonly extension?: readonly UriExtension[] }
}

/** Returns a CapabilityStatement with its security extensions changed; none at all is no member. */
export function changeOauthUris(
  document: JsonObject,
  change: (extensions: readonly UriExtension[]) => readonly UriExtension[],
): JsonObject {
  const rest = (document.rest ?? []) as unknown as readonly Rest[]
  const changed = rest.map((each) => {
    if (!each.security?.extension) return each
    const { extension, ...security } = each.security
    const extensions = change(extension)
    return {
      ...each,
      security: extensions.length > 0 ? { ...security, extension: extensions } : security,
    }
  })
  return { ...document, rest: changed as unknown as Json }
}
