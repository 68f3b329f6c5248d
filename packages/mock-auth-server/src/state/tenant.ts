import type { TenantView } from '../core/declare/fault.ts'
import type { AllowedFindings } from '../core/declare/rule.ts'
import type { Client } from '../core/oauth/client.ts'
import { findClientProblem } from '../core/oauth/find-client-problem.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import type { ServerAddresses } from '../core/oauth/server-addresses.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import { Journal } from '../journal/journal.ts'
import { DEFAULT_LIMITS } from '../journal/journal-limits.ts'
import type { OptionSettings } from '../options/option-settings.ts'
import { Clock } from './clock.ts'
import { createMemoryState } from './create-memory-state.ts'
import { createTenantView } from './create-tenant-view.ts'
import { ArmedFaults } from './faults/armed-faults.ts'
import { KeyRing } from './key-ring.ts'
import { OptionsInForce } from './options-in-force.ts'
import { openOrderedRecords } from './records/ordered-records.ts'
import { TenantNotes } from './records/tenant-notes.ts'
import { describeTenant, restoreTenant } from './records/tenant-record.ts'
import { type ChangedRecords, selectRecords, type TenantRecords } from './records/tenant-records.ts'
import { RegisteredClients } from './registered-clients.ts'
import { SideListenerLeases } from './side-listener-leases.ts'
import type { State } from './state.ts'
import { TenantProperties } from './tenant-properties.ts'
import type { TenantSettings } from './tenant-settings.ts'
import type { TenantSwitches } from './tenant-switches.ts'

/** One isolated server: it contains everything that a test could disturb. */
export class Tenant extends TenantProperties<Tenant> {
  readonly world: TenantView
  readonly journal: Journal
  readonly armed: ArmedFaults
  readonly sides: SideListenerLeases
  readonly clock = new Clock()
  readonly keys = new KeyRing()
  readonly inForce: OptionsInForce
  /** Its records in a store that outlives the process, if there is one. @internal */
  readonly records: ChangedRecords | undefined
  state: State
  /**
   * Factor for the delays of replies, so that a sweep of many faults need not wait as long as a user would.
   */
  delayScale = 1
  readonly #initialAllow: AllowedFindings
  readonly #notes: TenantNotes
  readonly #clients: RegisteredClients
  readonly #records: TenantRecords | undefined
  #allow: AllowedFindings
  #newState: (account: MemoryAccount, records?: TenantRecords) => State

  constructor(settings: TenantSettings<Tenant>) {
    super(settings)
    this.world = createTenantView(this, settings.patients)
    this.sides = new SideListenerLeases(settings.openSide)
    const { shares, journal, faults } = this.accounts
    const limits = { ...DEFAULT_LIMITS, bytes: shares.journal }
    this.journal = settings.parent?.journal ?? new Journal(limits, journal, settings.former)
    const keepSides = () =>
      this.sides.keep(new Set(this.armed.list.flatMap(({ sideListeners }) => sideListeners)))
    const { parent, records } = settings
    this.records = parent ? parent.records : records
    this.#records = this.records && parent ? selectRecords(this.records, this.name) : this.records
    this.armed = new ArmedFaults(this.journal, keepSides, faults, this.#records?.ofKind('fault'))
    this.#notes = new TenantNotes(this.#records, settings.origin, () => describeTenant(this))
    this.#initialAllow = settings.allow ?? {}
    this.#allow = this.#initialAllow
    this.#clients = new RegisteredClients(settings.clients, openOrderedRecords(this.#records, 'client'))
    this.#newState = settings.newState ?? createMemoryState
    this.inForce = new OptionsInForce(settings.options ?? {}, {
      name: this.name,
      addresses: this.defaultAddresses,
      listClients: () => this.clients,
    })
    this.state = this.#newState(this.accounts.openState(), this.#records)
    this.#allow = restoreTenant(this, this.#notes.read())?.allow ?? this.#allow
  }

  /** The records of the tenant itself, those of its canary tenants not among them. @internal */
  get ownRecords(): TenantRecords | undefined {
    return this.#records
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

  /** Findings that are no failure here. */
  get allow(): AllowedFindings {
    return this.#allow
  }

  set allow(findings: AllowedFindings) {
    this.#allow = findings
    this.noteChange()
  }

  client(clientId: string): Client | undefined {
    return this.#clients.get(clientId)
  }

  get clients(): readonly Client[] {
    return this.#clients.list()
  }

  /** Registers a client, or replaces the one with that id; throws an `Error` when it cannot be registered as it is. */
  register(client: Client): void {
    const problem = findClientProblem(client)
    if (problem !== undefined) throw new Error(problem)
    this.#clients.set(client)
    if (client.options) this.inForce.resolve()
  }

  unregister(clientId: string): void {
    this.#clients.delete(clientId)
  }

  /** Changes options and switches; the others stay as they are. */
  change(options: OptionSettings): void {
    this.inForce.change(options)
    this.noteChange()
  }

  /** Notes that options, allowed findings, clock, keys or epoch are others than before. */
  noteChange(): void {
    this.#notes.noteChange()
  }

  /** Clears the history and disarms all faults; later requests of the old epoch are stragglers. */
  reset(): void {
    this.armed.clear()
    this.clock.reset()
    this.keys.reset()
    this.#allow = this.#initialAllow
    this.#clients.reset()
    this.inForce.reset()
    this.records?.clear()
    this.state = this.#newState(this.accounts.openState(), this.#records)
    this.journal.reset()
    this.#notes.noteAll()
  }
}
