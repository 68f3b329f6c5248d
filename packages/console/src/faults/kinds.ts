import type { FaultKind } from '@smart-mock/mock-auth-server/control'

/** What a client must do, in words. */
export const KINDS: readonly (readonly [FaultKind, string])[] = [
  ['must-reject', 'must reject'],
  ['must-recover', 'must recover'],
  ['must-tolerate', 'must tolerate'],
  ['must-not-leak', 'must not leak'],
]
