import type { Client } from '../core/oauth/client.ts'
import type { RecordsOfKind } from './records/tenant-records.ts'

/** The clients of a tenant: those that it was created with, and those that were registered since. */
export class RegisteredClients {
  readonly #initial: readonly Client[]
  readonly #records: RecordsOfKind | undefined
  #clients = new Map<string, Client>()

  /** Creates the clients; the records have the changes since, `null` for a client that was removed. */
  constructor(initial: readonly Client[], records?: RecordsOfKind) {
    this.#initial = initial
    this.reset()
    for (const [clientId, client] of records?.read() ?? []) {
      if (client === null) this.#clients.delete(clientId)
      else this.#clients.set(clientId, client as Client)
    }
    this.#records = records
  }

  get(clientId: string): Client | undefined {
    return this.#clients.get(clientId)
  }

  list(): readonly Client[] {
    return [...this.#clients.values()]
  }

  set(client: Client): void {
    this.#clients.set(client.clientId, client)
    this.#note(client.clientId)
  }

  delete(clientId: string): void {
    this.#clients.delete(clientId)
    this.#note(clientId)
  }

  /** Restores the clients that the tenant was created with. */
  reset(): void {
    this.#clients = new Map(this.#initial.map((client) => [client.clientId, client]))
  }

  #note(clientId: string): void {
    this.#records?.note(clientId, () => this.#clients.get(clientId) ?? null)
  }
}
