import type { FaultKind } from 'smart-mock/control'

/** Requirements for a client, in words. */
export const KINDS: readonly (readonly [FaultKind, string])[] = [
  ['must-reject', 'must reject'],
  ['must-recover', 'must recover'],
  ['must-tolerate', 'must tolerate'],
  ['must-not-leak', 'must not leak'],
  ['informational', 'informational'],
]
