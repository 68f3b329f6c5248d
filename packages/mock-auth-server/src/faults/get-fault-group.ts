import type { AnyFault } from '../core/declare/fault.ts'
import { FAULT_GROUPS } from './list.ts'

/** Returns the step that declares a fault, by which lists of faults are grouped; `faults` for one of no list. */
export function getFaultGroup({ name }: Pick<AnyFault, 'name'>): string {
  const found = Object.entries(FAULT_GROUPS).find(([, faults]) => faults.some((fault) => fault.name === name))
  return found?.[0] ?? 'faults'
}
