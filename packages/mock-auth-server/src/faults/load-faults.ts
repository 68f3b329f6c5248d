import type { AnyFault } from '../core/declare/fault.ts'
import type { FaultSettings } from '../core/declare/fault-settings.ts'

/** Loads the declared faults by name, only when one is armed, listed or judged. */
export async function loadFaults(): Promise<ReadonlyMap<string, AnyFault>> {
  loaded ??= import('./list.ts').then(
    ({ ALL_FAULTS }) => new Map(ALL_FAULTS.map((fault) => [fault.name, fault])),
  )
  return loaded
}

/** Loads the aliases of faults. */
export async function loadAliases(): Promise<Readonly<Record<string, FaultSettings>>> {
  return (await import('./aliases.ts')).ALIASES
}

let loaded: Promise<ReadonlyMap<string, AnyFault>> | undefined
