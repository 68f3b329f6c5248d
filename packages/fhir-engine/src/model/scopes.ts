/**
 * The SMART scope language: parse, format, compare (catalogue D4 and D5).
 * Tried v1 first: `.read` is never `.r` followed by rubbish.
 */

import { memoize } from './memoize.ts'
import type { InvalidScope, ParsedScope, ResourceScope, ScopeLevel, ScopeNotation } from './parsed-scope.ts'

export type { ParsedScope, ResourceScope } from './parsed-scope.ts'

const TOKEN = /^[\x21\x23-\x5B\x5D-\x7E]+$/
const RESOURCE = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]*)\.([^?]*)(?:\?(.*))?$/
const LAUNCH = /^launch(?:\/([a-z]+)(?:\?role=(.+))?)?$/
const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]*:[^\s<>{}|^`]+$/i
const CONSTRAINT_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z][A-Za-z0-9.:-]*)?$/
const CONSTRAINT_VALUE = /^(?:[A-Za-z0-9\-._~|:/,$]|%[0-9A-Fa-f]{2})+$/
const IDENTITY = new Set(['openid', 'fhirUser', 'profile', 'email', 'address', 'phone'])
const REFRESH = new Set(['offline_access', 'online_access'])
const V1_TO_V2: ReadonlyMap<string, string> = new Map([
  ['read', 'rs'],
  ['write', 'cud'],
  ['*', 'cruds'],
])
const V2_TO_V1: ReadonlyMap<string, string> = new Map([...V1_TO_V2].map(([v1, v2]) => [v2, v1]))
const SMART_URI = 'http://smarthealthit.org/fhir/scopes/'
const OPENID_URI = 'http://openid.net/specs/openid-connect-core-1_0#'

/**
 * Parses a space-separated scope string; a token that is not a SMART scope becomes `invalid`. Never throws.
 */
export const parseScopeString = memoize((text): readonly ParsedScope[] =>
  text
    .split(' ')
    .filter((token) => token !== '')
    .map(parseScope),
)

/** Parses one scope token. */
export function parseScope(raw: string): ParsedScope {
  if (!TOKEN.test(raw)) return invalid(raw, 'it contains a character that no scope may have (RFC 6749 §3.3)')
  const text = shortForm(raw)
  if (IDENTITY.has(text)) return { kind: 'identity', raw }
  if (REFRESH.has(text)) return { kind: 'refresh', raw }
  if (/^launch(?:$|\/)/.test(text)) return parseLaunch(raw, text)
  if (/^(?:patient|user|system)\//i.test(text)) return parseResource(raw, text)
  if (/^__./.test(text) || ABSOLUTE_URI.test(text)) return { kind: 'extension', raw }
  return invalid(raw, 'it is not a SMART scope, and an extension must be an absolute URI or start with "__"')
}

/** Returns `true` when holding `a` makes requesting `b` redundant (catalogue D5). */
export function coversScope(a: ParsedScope, b: ParsedScope): boolean {
  if (a.kind === 'invalid' || b.kind === 'invalid') return false
  if (a.kind !== 'resource' || b.kind !== 'resource') return shortForm(a.raw) === shortForm(b.raw)
  return (
    a.level === b.level &&
    (a.type === '*' || a.type === b.type) &&
    [...b.permissions].every((letter) => a.permissions.includes(letter)) &&
    (a.constraints.length === 0 || constraintKey(a) === constraintKey(b))
  )
}

/** Returns `true` when several scopes together cover `wanted`, permission by permission (catalogue D5). */
export function isCoveredBy(held: readonly ParsedScope[], wanted: ParsedScope): boolean {
  if (wanted.kind !== 'resource') return held.some((scope) => coversScope(scope, wanted))
  return [...wanted.permissions].every((letter) =>
    held.some((scope) => coversScope(scope, { ...wanted, permissions: letter })),
  )
}

/**
 * Formats a scope in the given notation, always in the short (not the URI) form. Returns `undefined` for v1
 * when the scope has no v1 form.
 */
export function formatScope(scope: ParsedScope, notation: ScopeNotation): string | undefined {
  if (scope.kind !== 'resource') return shortForm(scope.raw)
  const head = `${scope.level}/${scope.type}.`
  if (notation === 'v2') return head + scope.permissions + formatConstraints(scope)
  const word = V2_TO_V1.get(scope.permissions)
  return word === undefined || scope.constraints.length > 0 ? undefined : head + word
}

function parseResource(raw: string, text: string): ParsedScope {
  const [, level, type, suffix, query] = RESOURCE.exec(text) ?? []
  if (level === undefined || type === undefined || suffix === undefined) {
    return invalid(raw, 'expected patient|user|system, "/", a resource type or "*", "." and permissions')
  }
  const v1 = V1_TO_V2.get(suffix)
  const scope = {
    kind: 'resource',
    raw,
    level: level as ScopeLevel,
    type,
  } as const
  if (v1 !== undefined) {
    if (query !== undefined)
      return invalid(raw, 'a v1 scope (.read, .write, .*) must not have a "?" constraint')
    return { ...scope, permissions: v1, constraints: [], notation: 'v1' }
  }
  if (suffix === '' || !/^c?r?u?d?s?$/.test(suffix)) {
    return invalid(raw, 'permissions must be letters of "cruds" in this order, or read, write or *')
  }
  const constraints = query === undefined ? [] : parseConstraints(query)
  if (constraints === undefined) {
    return invalid(raw, 'a constraint must be name=value, reserved characters percent-encoded, joined by "&"')
  }
  return { ...scope, permissions: suffix, constraints, notation: 'v2' }
}

function parseConstraints(query: string): [string, string][] | undefined {
  const constraints: [string, string][] = []
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0))
    const value = part.slice(at + 1)
    if (!CONSTRAINT_NAME.test(name) || !CONSTRAINT_VALUE.test(value)) return undefined
    try {
      constraints.push([name, decodeURIComponent(value)])
    } catch {
      return undefined
    }
  }
  return constraints
}

function parseLaunch(raw: string, text: string): ParsedScope {
  const match = LAUNCH.exec(text)
  if (!match) return invalid(raw, 'expected launch or launch/<lower-case resource type>, with at most ?role=')
  const [, type, role] = match
  if (type === undefined) return { kind: 'launch', raw }
  if (role === undefined) return { kind: 'launch', raw, type }
  return ABSOLUTE_URI.test(role)
    ? { kind: 'launch', raw, type, role }
    : invalid(raw, 'role must be an absolute URI')
}

function shortForm(raw: string): string {
  if (raw.startsWith(SMART_URI)) return raw.slice(SMART_URI.length)
  return raw.startsWith(OPENID_URI) ? raw.slice(OPENID_URI.length) : raw
}

function constraintKey(scope: ResourceScope): string {
  return JSON.stringify(scope.constraints.map((pair) => JSON.stringify(pair)).sort())
}

function formatConstraints(scope: ResourceScope): string {
  if (scope.constraints.length === 0) return ''
  const encode = (text: string) =>
    encodeURIComponent(text)
      .replace(/%(?:7C|3A|2F|2C|24)/g, decodeURIComponent)
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `?${scope.constraints.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`
}

function invalid(raw: string, reason: string): InvalidScope {
  return { kind: 'invalid', raw, reason }
}
