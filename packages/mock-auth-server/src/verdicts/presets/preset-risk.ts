import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { Client } from '../../core/oauth/client.ts'

/** One way in which a client that a strict server accepts fails at a server with some habit. */
export interface RiskDeclaration {
  /** The switch or option whose value decides. */
  readonly switch: string
  readonly steps: readonly Step[]
  readonly catalogueIds: readonly string[]
  readonly spec: string
  /** The way to cope with the habit. */
  readonly howToCope: string
  /** Returns what happens to the request of an exchange where the switch has that value, or `undefined`. */
  readonly find: (entry: JournalEntry, value: unknown, client: Client | undefined) => string | undefined
}

/** A prediction from exchanges with a strict server: presets at which the client would fail, and why. */
export interface PresetRisk {
  readonly switch: string
  /** Ids of presets. */
  readonly presets: readonly string[]
  readonly message: string
  readonly howToCope: string
  readonly catalogueIds: readonly string[]
  readonly spec: string
  readonly run: string | undefined
  /** The first exchange that shows it. */
  readonly seq: number
}
