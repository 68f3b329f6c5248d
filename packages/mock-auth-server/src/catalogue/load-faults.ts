import type { AnyFault } from '../core/fault.ts'

/** The declared faults by name; loaded only when something is armed, listed or judged. */
export async function loadFaults(): Promise<ReadonlyMap<string, AnyFault>> {
  loaded ??= import('../faults/list.ts').then(
    ({ FAULTS }) => new Map(FAULTS.map((fault) => [fault.name, fault])),
  )
  return loaded
}

let loaded: Promise<ReadonlyMap<string, AnyFault>> | undefined
