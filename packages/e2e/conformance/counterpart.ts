import type { SetUp } from './set-ups.ts'

/** What makes a case fail in a mock that is otherwise as it should be. */
export interface Counterpart {
  /** `plain` by default. */
  readonly setUp?: SetUp
  readonly fault?: string
  /** `true` when the fault is one of the second FHIR base. */
  readonly isAtSecondBase?: boolean
  readonly params?: Readonly<Record<string, unknown>>
  /** Conditions under which the fault applies. */
  readonly when?: Readonly<Record<string, unknown>>
  readonly options?: Readonly<Record<string, unknown>>
  /** Cases that cannot pass then either. */
  readonly alsoFails?: readonly string[]
}
