import type { RecordsOfKind } from '../records/tenant-records.ts'
import type { ArmedFaultRecord } from './armed-fault.ts'

/** Returns the recorded faults with their ids, in the order of arming. */
export function listFaultRecords(
  records: RecordsOfKind | undefined,
): readonly (readonly [id: string, record: ArmedFaultRecord])[] {
  const found = Array.from(records?.read() ?? [], ([id, record]) => [id, record as ArmedFaultRecord] as const)
  return found.sort(([one], [other]) => getFaultNumber(one) - getFaultNumber(other))
}

/** Returns the number in the id of an armed fault. */
export function getFaultNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1))
}
