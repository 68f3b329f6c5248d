import type { JsonObject } from '../../core/util/json.ts'

/** A discovery document of a real server; hosts and ids are placeholders such as `{root}`. */
export interface Capture {
  readonly id: string
  /** Id of the preset that imitates it, or `(none…)`. */
  readonly preset: string
  readonly document: 'smart-configuration' | 'openid-configuration'
  readonly kind: string
  readonly source: string
  readonly date: string
  /** Its members, in order. */
  readonly members: readonly string[]
  readonly body: JsonObject
  /** The recorded part of the CapabilityStatement of the same server. */
  readonly metadata?: JsonObject | null
}
