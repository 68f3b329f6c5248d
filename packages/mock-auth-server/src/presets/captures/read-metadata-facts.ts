import type { Json, JsonObject } from '../../core/util/json.ts'

/** The part of a CapabilityStatement that captures record. */
export interface MetadataFacts {
  /** Name, version and date of the release. */
  readonly software: string | null
  readonly formats: readonly string[]
  /** Number of resource types. */
  readonly types: number
  /** Codes of the security services. */
  readonly services: readonly string[]
  /** Names of the URLs of all extensions `oauth-uris`. */
  readonly oauthUris: readonly string[]
  readonly cors: boolean | null
  /** Interactions of the whole server. */
  readonly interactions: readonly string[]
}

/** Reads the part that captures record of a CapabilityStatement, whose members may have any type. */
export function readMetadataFacts(statement: JsonObject): MetadataFacts {
  const { name, version, releaseDate } = toObject(statement.software)
  const rest = toObject(toList(statement.rest)[0])
  const security = toObject(rest.security)
  const software = [name, version, releaseDate].filter((each) => typeof each === 'string').join(' / ')
  const codings = toList(security.service).flatMap((each) => toList(toObject(each).coding).map(toObject))
  const uris = toList(security.extension)
    .map(toObject)
    .filter(({ url }) => typeof url === 'string' && url.endsWith('/oauth-uris'))
  return {
    software: software === '' ? null : software,
    formats: toTexts(toList(statement.format)),
    types: toList(rest.resource).length,
    services: toTexts(codings.map(({ code }) => code)),
    oauthUris: toTexts(uris.flatMap(({ extension }) => toList(extension).map((each) => toObject(each).url))),
    cors: typeof security.cors === 'boolean' ? security.cors : null,
    interactions: toTexts(toList(rest.interaction).map((each) => toObject(each).code)),
  }
}

function toObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function toList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function toTexts(values: readonly (Json | undefined)[]): string[] {
  return values.filter((each) => typeof each === 'string')
}
