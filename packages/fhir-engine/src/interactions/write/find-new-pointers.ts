import { findNamedPatients } from '../../access/find-named-patients.ts'
import { type BinaryPointer, listBinaryPointers } from '../../access/list-binary-pointers.ts'
import type { StoredVersion } from '../../store/stored-version.ts'

/**
 * Returns the pointers at Binaries that a write adds. Pointers of the stored version are left out, unless the
 * document becomes that of another patient, who would gain access to the Binaries.
 */
export function findNewPointers(
  before: StoredVersion | undefined,
  after: StoredVersion,
): readonly BinaryPointer[] {
  const pointers = listBinaryPointers(after)
  if (!before || pointers.length === 0) return pointers
  const patients = findNamedPatients(before)
  if ([...(findNamedPatients(after) ?? [])].some((id) => !patients?.has(id))) return pointers
  const kept = new Set(listBinaryPointers(before).map(({ id }) => id))
  return pointers.filter(({ id }) => !kept.has(id))
}
