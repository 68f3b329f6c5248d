import type { RunMode } from '../../model/api.ts'
import type { ClientType } from '../../model/server-entry.ts'
import { listModes } from '../state/runs/select-mode.ts'

const LABELS = { standalone: 'Standalone', ehr: 'EHR launch', backend: 'Backend service' } as const

/** Returns the modes of a client for a select field, each with its label. */
export function listModeOptions(clientType: ClientType): (readonly [RunMode, string])[] {
  return listModes({ clientType }).map((mode) => [mode, LABELS[mode]])
}
