import type { Finding } from '../../api/types.ts'

/** Returns the level that a finding is shown with: an allowed one is information. */
export function getFindingLevel({ level, allowReason }: Finding): Finding['level'] {
  return allowReason === undefined ? level : 'info'
}
