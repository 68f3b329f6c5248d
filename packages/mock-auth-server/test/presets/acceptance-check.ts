import type { OptionSettings } from '../../src/options/option-settings.ts'
import type { Mock, MockTenant } from '../../src/testing/index.ts'

/** What an acceptance check of a preset works with. */
export interface AcceptanceContext {
  readonly mock: Mock
  /** Creates a tenant of the preset, in which Dr. Okafor signs in without pages and Amy Shaw is the patient. */
  createTenant(options?: OptionSettings): MockTenant
}

/** One acceptance check: what the wire of a preset shows, and that a strict tenant differs in it. */
export type AcceptanceCheck = (context: AcceptanceContext) => Promise<void>

/** Acceptance checks by the ids in `acceptance.json`. */
export type AcceptanceChecks = Readonly<Record<string, AcceptanceCheck>>
