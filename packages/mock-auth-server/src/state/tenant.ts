import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { Canary, TenantView } from '../core/declare/fault.ts'
import type { AllowedFindings } from '../core/declare/rule.ts'
import type { Client } from '../core/oauth/client.ts'
import { findClientProblem } from '../core/oauth/find-client-problem.ts'
import { DEFAULT_OPTIONS, type TenantOptions } from '../core/oauth/options.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import { Journal } from '../journal/journal.ts'
import { DEFAULT_LIMITS, type FormerJournal } from '../journal/journal-limits.ts'
import { ArmedFaults } from './armed-faults.ts'
import { Clock } from './clock.ts'
import { createMemoryState } from './create-memory-state.ts'
import { KeyRing } from './key-ring.ts'
import { type OpenSideListener, SideListenerLeases } from './side-listener-leases.ts'
import type { State } from './state.ts'
import { TenantAccounts } from './tenant-accounts.ts'

export interface TenantSettings {
  readonly name: string
  /** Absolute URL before `/fhir` and `/auth`, without a trailing slash. */
  readonly base: string
  readonly canary: Canary
  readonly options?: Partial<TenantOptions>
  readonly allow?: AllowedFindings
  readonly clients: readonly Client[]
  readonly users: readonly Person[]
  readonly patients: readonly string[]
  readonly seed?: number
  /** Set for side tenants: they journal into the tenant that they belong to. */
  readonly parent?: Tenant
  /** `true` when counters of faults are per run (a tenant that a link created). */
  readonly perRun?: boolean
  /** Creates the state, now and at every reset; in memory by default. */
  readonly newState?: (account: MemoryAccount) => State
  /** The memory of all that it holds; unlimited by default. */
  readonly accounts?: TenantAccounts
  /** The journal of a tenant of this name that gave way to others. */
  readonly former?: FormerJournal
  /** Opens a side listener for it. */
  readonly openSide: OpenSideListener
}

/** One isolated server: it contains everything that a test could disturb. */
export class Tenant {
  readonly name: string
  readonly base: string
  readonly fhirBase: string
  readonly issuer: string
  /** Base of the second server that accepts this one's tokens when `authorization_details` lists it (S-085). */
  readonly secondBase: string
  readonly canary: Canary
  readonly seed: number
  readonly perRun: boolean
  readonly users: readonly Person[]
  readonly world: TenantView
  readonly journal: Journal
  readonly armed: ArmedFaults
  readonly sides: SideListenerLeases
  readonly clock = new Clock()
  readonly keys = new KeyRing()
  readonly parent: Tenant | undefined
  readonly accounts: TenantAccounts
  options: TenantOptions
  /** Findings that are no failure here. */
  allow: AllowedFindings
  state: State
  /**
   * Factor for the delays of replies, so that a sweep of many faults need not wait as long as a user would.
   */
  delayScale = 1
  #initialOptions: TenantOptions
  #initialAllow: AllowedFindings
  #initialClients: readonly Client[]
  #clients: Map<string, Client>
  #newState: (account: MemoryAccount) => State

  constructor(settings: TenantSettings) {
    this.name = settings.name
    this.base = settings.base
    this.fhirBase = `${settings.base}/fhir`
    this.issuer = `${settings.base}/auth`
    this.canary = settings.canary
    this.secondBase = `${settings.canary.base}/second`
    this.seed = settings.seed ?? 1
    this.perRun = settings.perRun ?? false
    this.users = settings.users
    const clients = () => this.clients
    this.world = {
      get clients() {
        return clients()
      },
      fhirBase: this.fhirBase,
      issuer: this.issuer,
      patients: settings.patients,
      keys: this.keys,
    }
    this.sides = new SideListenerLeases(settings.openSide)
    this.parent = settings.parent
    this.accounts = settings.accounts ?? new TenantAccounts()
    const { shares, journal, faults } = this.accounts
    const limits = { ...DEFAULT_LIMITS, bytes: shares.journal }
    this.journal = settings.parent?.journal ?? new Journal(limits, journal, settings.former)
    const keepSides = () =>
      this.sides.keep(new Set(this.armed.list.flatMap(({ sideListeners }) => sideListeners)))
    this.armed = new ArmedFaults(this.journal, keepSides, faults)
    this.#initialOptions = { ...DEFAULT_OPTIONS, ...settings.options }
    this.options = this.#initialOptions
    this.#initialAllow = settings.allow ?? {}
    this.allow = this.#initialAllow
    this.#initialClients = settings.clients
    this.#clients = new Map(settings.clients.map((client) => [client.clientId, client]))
    this.#newState = settings.newState ?? createMemoryState
    this.state = this.#newState(this.accounts.openState())
  }

  client(clientId: string): Client | undefined {
    return this.#clients.get(clientId)
  }

  get clients(): readonly Client[] {
    return [...this.#clients.values()]
  }

  /** Registers a client, or replaces the one with that id; throws an `Error` when it cannot be registered as it is. */
  register(client: Client): void {
    const problem = findClientProblem(client)
    if (problem !== undefined) throw new Error(problem)
    this.#clients.set(client.clientId, client)
  }

  unregister(clientId: string): void {
    this.#clients.delete(clientId)
  }

  /** Clears the history and disarms all faults; later requests of the old epoch are stragglers. */
  reset(): void {
    this.armed.clear()
    this.clock.reset()
    this.keys.reset()
    this.options = this.#initialOptions
    this.allow = this.#initialAllow
    this.#clients = new Map(this.#initialClients.map((client) => [client.clientId, client]))
    this.state = this.#newState(this.accounts.openState())
    this.journal.reset()
  }
}
