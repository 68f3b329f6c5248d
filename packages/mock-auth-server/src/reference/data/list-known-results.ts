import { findWorstResult } from './find-worst-result.ts'
import type { TestedClient } from './read-clients.ts'
import type { KnownResult } from './reference-data.ts'

/** Lists what clients did with a fault, each in the variant that it handled worst; those that have no result are left out. */
export function listKnownResults(fault: string, clients: readonly TestedClient[]): KnownResult[] {
  return clients.flatMap((client) => {
    const result = findWorstResult(client, fault)
    return result ? [{ client: `${client.name} ${client.version}`, ...result }] : []
  })
}
