import type { Client, Entry } from '../api/types.ts'

/** An authorize request that was refused because of what is registered. */
export interface Refusal {
  seq: number
  clientId: string
  redirectUri: string
  /** The registration that it is missing from, if there is one. */
  client: Client | undefined
}

/** Refused requests that a registration would let through, newest first, each client and URI once. */
export function refusalsOf(entries: readonly Entry[], clients: readonly Client[]): Refusal[] {
  const found = new Map<string, Refusal>()
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
