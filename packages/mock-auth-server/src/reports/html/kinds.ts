import type { FaultKind } from '../../core/declare/fault.ts'

/** A kind of fault in a report, with its heading. */
export interface KindHeading {
  readonly kind: FaultKind
  readonly heading: string
}

/** The kinds of faults in the order of the overview. */
export const KIND_HEADINGS: readonly KindHeading[] = [
  { kind: 'must-reject', heading: 'must reject' },
  { kind: 'must-recover', heading: 'must recover' },
  { kind: 'must-tolerate', heading: 'must tolerate' },
  { kind: 'must-not-leak', heading: 'must not leak' },
  { kind: 'informational', heading: 'nothing required' },
]
