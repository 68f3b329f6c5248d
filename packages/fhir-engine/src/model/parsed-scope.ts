/** One token of a scope string; `raw` is the original text. */
export type ParsedScope = ResourceScope | LaunchScope | PlainScope | InvalidScope

export type ScopeLevel = 'patient' | 'user' | 'system'
export type ScopeNotation = 'v1' | 'v2'

export interface ResourceScope {
  readonly kind: 'resource'
  readonly raw: string
  readonly level: ScopeLevel
  /** A resource type or `*`. */
  readonly type: string
  /** A subset of `cruds`, in that order, never empty. */
  readonly permissions: string
  /** Decoded search parameters in their original order; a name may carry a modifier. */
  readonly constraints: readonly (readonly [name: string, value: string])[]
  readonly notation: ScopeNotation
}

export interface LaunchScope {
  readonly kind: 'launch'
  readonly raw: string
  /** Lower-case resource type of `launch/<type>`. */
  readonly type?: string
  readonly role?: string
}

export interface PlainScope {
  readonly kind: 'identity' | 'refresh' | 'extension'
  readonly raw: string
}

export interface InvalidScope {
  readonly kind: 'invalid'
  readonly raw: string
  readonly reason: string
}
