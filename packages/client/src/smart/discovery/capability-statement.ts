const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'

/** Name of each oauth-uris sub-extension as smart-configuration has it. */
const NAMES: Record<string, string> = {
  authorize: 'authorization_endpoint',
  token: 'token_endpoint',
  register: 'registration_endpoint',
  introspect: 'introspection_endpoint',
  revoke: 'revocation_endpoint',
  manage: 'management_endpoint',
}

/**
 * Reads the endpoints of a CapabilityStatement's `oauth-uris` extension (SMART 1.0), keyed as in
 * smart-configuration.
 */
export function readOauthUris(statement: Record<string, unknown>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const rest of list(statement.rest)) {
    for (const extension of list(object(rest.security).extension)) {
      if (extension.url !== OAUTH_URIS) continue
      for (const { url, valueUri } of list(extension.extension)) {
        const name = typeof url === 'string' && Object.hasOwn(NAMES, url) ? NAMES[url] : undefined
        if (name && typeof valueUri === 'string') found[name] = valueUri
      }
    }
  }
  return found
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(object) : []
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
