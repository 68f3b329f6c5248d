import type { FaultKind } from '../../core/declare/fault.ts'

/** The requirement for a client by kind of fault. */
export const FAULT_KINDS: Readonly<Record<FaultKind, string>> = {
  'must-reject': 'the client must refuse',
  'must-recover': 'the client must recover, or stop gracefully',
  'must-tolerate': 'legal but unusual: the client must carry on',
  'must-not-leak': 'an attack: the client must disclose nothing',
  informational: 'nothing is required: the verdict reports what the client did; none of it is wrong',
}
