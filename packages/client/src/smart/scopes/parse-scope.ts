/** A scope for FHIR resources, v1 or v2, with its permissions as a part of `cruds`. */
export interface ResourceScope {
  kind: 'resource'
  raw: string
  level: 'patient' | 'user' | 'system'
  /** Resource type or `*`. */
  type: string
  letters: string
  /** Decoded constraints, sorted; empty when the scope is not granular. */
  constraints: string[]
  version: 1 | 2
}

export interface OtherScope {
  kind: 'launch' | 'identity' | 'refresh' | 'other'
  raw: string
}

export type Scope = ResourceScope | OtherScope

const V1_LETTERS: Record<string, string> = { read: 'rs', write: 'cud', '*': 'cruds' }
const RESOURCE = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]*)\.([^?]+)(?:\?(.+))?$/
const IDENTITY = new Set(['openid', 'fhirUser', 'profile', 'email', 'address', 'phone'])
const REFRESH = new Set(['offline_access', 'online_access'])
const URI_FORM =
  /^http:\/\/(?:smarthealthit\.org\/fhir\/scopes\/|openid\.net\/specs\/openid-connect-core-1_0#)/

/**
 * Parses one scope of a scope string; an unknown one becomes `other`. v1 is tried first: `.read` is not `.r`.
 */
export function parseScope(raw: string): Scope {
  const text = raw.replace(URI_FORM, '')
  if (/^launch(\/[a-z]+(\?role=.+)?)?$/.test(text)) return { kind: 'launch', raw }
  if (IDENTITY.has(text)) return { kind: 'identity', raw }
  if (REFRESH.has(text)) return { kind: 'refresh', raw }
  return parseResource(raw, text) ?? { kind: 'other', raw }
}

/** Parses the scopes of a scope string in order, without duplicates (F-121). */
export function parseScopes(scopes: string): Scope[] {
  return [...new Set(scopes.split(/\s+/).filter(Boolean))].map(parseScope)
}

function parseResource(raw: string, text: string): ResourceScope | undefined {
  const match = RESOURCE.exec(text)
  if (!match) return undefined
  const [, level, type = '*', suffix = '', query] = match
  const v1 = query === undefined && Object.hasOwn(V1_LETTERS, suffix) ? V1_LETTERS[suffix] : undefined
  if (v1 === undefined && !/^(?=.)c?r?u?d?s?$/.test(suffix)) return undefined
  return {
    kind: 'resource',
    raw,
    level: level as ResourceScope['level'],
    type,
    letters: v1 ?? suffix,
    constraints: query
      ? [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).sort()
      : [],
    version: v1 === undefined ? 2 : 1,
  }
}
