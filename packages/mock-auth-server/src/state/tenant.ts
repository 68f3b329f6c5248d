import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { Canary, TenantView } from '../core/declare/fault.ts'
import type { AllowedFindings } from '../core/declare/rule.ts'
import type { Client } from '../core/oauth/client.ts'
import { findClientProblem } from '../core/oauth/find-client-problem.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import { createDefaultAddresses, type ServerAddresses } from '../core/oauth/server-addresses.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import { Journal } from '../journal/journal.ts'
import { DEFAULT_LIMITS } from '../journal/journal-limits.ts'
import type { OptionSettings } from '../options/option-settings.ts'
import { ArmedFaults } from './armed-faults.ts'
import { Clock } from './clock.ts'
import { createMemoryState } from './create-memory-state.ts'
import { createTenantView } from './create-tenant-view.ts'
import { KeyRing } from './key-ring.ts'
import { OptionsInForce } from './options-in-force.ts'
import { SideListenerLeases } from './side-listener-leases.ts'
import type { State } from './state.ts'
import { TenantAccounts } from './tenant-accounts.ts'
import type { TenantSettings } from './tenant-settings.ts'
import type { TenantSwitches } from './tenant-switches.ts'

/** One isolated server: it contains everything that a test could disturb. */
export class Tenant {
  readonly name: string
  readonly base: string
  /** The URLs that it publishes where no switch moves them. */
  readonly defaultAddresses: ServerAddresses
  readonly fhirBase: string
  /** Base of the default paths of the authorization server; what it says as issuer is among `addresses`. */
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
  readonly inForce: OptionsInForce
  /** Findings that are no failure here. */
  allow: AllowedFindings
  state: State
  /**
   * Factor for the delays of replies, so that a sweep of many faults need not wait as long as a user would.
   */
  delayScale = 1
  #initialAllow: AllowedFindings
  #initialClients: readonly Client[]
  #clients: Map<string, Client>
  #newState: (account: MemoryAccount) => State

  constructor(settings: TenantSettings<Tenant>) {
    this.name = settings.name
    this.base = settings.base
    this.fhirBase = `${settings.base}/fhir`
    this.issuer = `${settings.base}/auth`
    this.canary = settings.canary
    this.defaultAddresses = createDefaultAddresses(this.base, this.canary.base)
    this.secondBase = `${settings.canary.base}/second`
    this.seed = settings.seed ?? 1
    this.perRun = settings.perRun ?? false
    this.users = settings.users
    const clients = () => this.clients
    this.world = createTenantView(this, settings.patients)
    this.sides = new SideListenerLeases(settings.openSide)
    this.parent = settings.parent
    this.accounts = settings.accounts ?? new TenantAccounts()
    const { shares, journal, faults } = this.accounts
    const limits = { ...DEFAULT_LIMITS, bytes: shares.journal }
    this.journal = settings.parent?.journal ?? new Journal(limits, journal, settings.former)
    const keepSides = () =>
      this.sides.keep(new Set(this.armed.list.flatMap(({ sideListeners }) => sideListeners)))
    this.armed = new ArmedFaults(this.journal, keepSides, faults)
    this.#initialAllow = settings.allow ?? {}
    this.allow = this.#initialAllow
    this.#initialClients = settings.clients
    this.#clients = new Map(settings.clients.map((client) => [client.clientId, client]))
    this.#newState = settings.newState ?? createMemoryState
    this.inForce = new OptionsInForce(settings.options ?? {}, {
      name: this.name,
      addresses: this.defaultAddresses,
      listClients: clients,
    })
    this.state = this.#newState(this.accounts.openState())
  }

  get options(): TenantOptions {
    return this.inForce.options
  }

  /** The URLs that it publishes. */
  get addresses(): ServerAddresses {
    return this.inForce.addresses
  }

  get switches(): TenantSwitches {
    return this.inForce.switches
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
    if (client.options) this.inForce.resolve()
  }

  unregister(clientId: string): void {
    this.#clients.delete(clientId)
  }

  /** Changes options and switches; the others stay as they are. */
  change(options: OptionSettings): void {
    this.inForce.change(options)
  }

  /** Clears the history and disarms all faults; later requests of the old epoch are stragglers. */
  reset(): void {
    this.armed.clear()
    this.clock.reset()
    this.keys.reset()
    this.allow = this.#initialAllow
    this.#clients = new Map(this.#initialClients.map((client) => [client.clientId, client]))
    this.inForce.reset()
    this.state = this.#newState(this.accounts.openState())
    this.journal.reset()
  }
}
