import type { Json } from '../../../core/util/json.ts'
import { decodeJwt } from './recording/decode-jwt.ts'
import { isObject } from './recording/exchange.ts'
import type { Recording, TokenExchange } from './recording/recording.ts'
import { isUrl, isUuid, toUrlTemplate } from './recording/to-url-template.ts'

const BY_NAME: Readonly<Record<string, string>> = {
  name: '{name}',
  display: '{name}',
  given_name: '{given}',
  family_name: '{family}',
  preferred_username: '{username}',
  username: '{username}',
  email: '{username}',
  refresh_expires_in: '{refreshExpiresIn}',
  expires_on: '{expiresAtEpoch}',
  expires_at: '{expiresAtEpoch}',
}

/** Values that placeholders stand for in one exchange. */
export type KnownValues = ReadonlyMap<unknown, string>

/** Collects the values of a login and its tokens that placeholders stand for. */
export function collectKnownValues({ tokens, login, clientId }: TokenExchange): KnownValues {
  const { fhirUser, profile = fhirUser } = decodeJwt(tokens?.id_token)?.claims ?? {}
  const relative = typeof profile === 'string' ? profile.split('/').slice(-2).join('/') : undefined
  const known: readonly (readonly [unknown, string])[] = [
    [relative?.split('/')[1], '{user}'],
    [relative, '{fhirUserRelative}'],
    ...(profile === relative ? [] : [[profile, '{fhirUser}'] as const]),
    [login?.parameters.get('scope') ?? undefined, '{scope}'],
    [tokens?.scope, '{scope}'],
    [tokens?.encounter, '{encounter}'],
    [tokens?.patient, '{patient}'],
    [tokens?.expires_in, '{expiresIn}'],
    [tokens?.expires_in && String(tokens.expires_in), '{expiresIn}'],
    [tokens?.expires_in && Number(tokens.expires_in), '{expiresIn}'],
    [clientId, '{clientId}'],
    [login?.parameters.get('state') ?? undefined, '{state}'],
  ]
  return new Map(known.filter(([value]) => value !== undefined))
}

/**
 * Replaces what a value tells of a person, a login or a server by placeholders; booleans, `null` and small numbers
 * stay. A text that no placeholder is known for becomes `{opaque}`.
 */
export function toValueTemplate(name: string, value: Json, recording: Recording, known: KnownValues): Json {
  if (Array.isArray(value)) return value.map((each: Json) => toValueTemplate(name, each, recording, known))
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, each]) => [
      key,
      toValueTemplate(key, each ?? null, recording, known),
    ])
    return Object.fromEntries(members)
  }
  const placeholder = known.get(value)
  if (placeholder !== undefined) return placeholder
  const byName = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined
  if (byName !== undefined && value !== null && typeof value !== 'boolean') return byName
  if (typeof value === 'number') return toNumberTemplate(value)
  return typeof value === 'string' ? toTextTemplate(value, recording) : value
}

function toNumberTemplate(value: number): Json {
  if (value >= 1e9) return /* seconds since 1970 */ '{issuedAtEpoch}'
  return Number.isInteger(value) && Math.abs(value) < 1000 ? value : '{opaque}'
}

function toTextTemplate(text: string, recording: Recording): string {
  if (isUuid(text)) return '{uuid}'
  const [, type, id = ''] = /^([A-Z]\w+)\/([^/]+)$/.exec(text) ?? []
  if (type !== undefined) return `${type}/${isUuid(id) ? '{uuid}' : '{opaque}'}`
  if (isUrl(text)) return toUrlTemplate(text, recording)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return '{grantEndIso}'
  if (/^1\d{9}$/.test(text)) return '{issuedAtEpoch}'
  return text === '' ? '' : '{opaque}'
}
