import type { Client, JournalEntry } from '../api/types.ts'

/** An authorize request that was refused because of what is registered. */
export interface RefusedRequest {
  seq: number
  clientId: string
  redirectUri: string
  /** The registration that it is missing from, if there is one. */
  client: Client | undefined
}

/** Returns refused requests that a registration would permit, newest first, each client and URI once. */
export function findRefusedRequests(
  entries: readonly JournalEntry[],
  clients: readonly Client[],
): RefusedRequest[] {
  const found = new Map<string, RefusedRequest>()
  for (const { seq, step, sent, facts } of entries) {
    const { clientId, redirectUri } = facts
    if (step !== 'authorize' || sent?.status !== 400 || !clientId || !redirectUri) continue
    const client = clients.find((each) => each.clientId === clientId)
    if (client?.redirectUris.includes(redirectUri)) continue
    const key = JSON.stringify([clientId, redirectUri])
    found.delete(key)
    found.set(key, { seq, clientId, redirectUri, client })
  }
  return [...found.values()].reverse()
}
