import type { Client } from '../core/oauth/client.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import type { ServerAddresses } from '../core/oauth/server-addresses.ts'
import { getLoadedSwitches, loadSwitches } from '../options/load-switches.ts'
import { mergeOptions } from '../options/merge-options.ts'
import type { OptionSettings } from '../options/option-settings.ts'
import { type AppliedPreset, needsSwitches, resolveOptions } from '../options/resolve-options.ts'
import { buildRouteTable, type RouteTable } from './route-table.ts'
import { TenantSwitches } from './tenant-switches.ts'

/** The tenant that options are put in force for. */
export interface OptionsOwner {
  readonly name: string
  /** The addresses of the tenant where no switch has moved them. */
  readonly addresses: ServerAddresses
  listClients(): readonly Client[]
}

/** The options and switches of a tenant: the defaults, then a preset with its variants, then its own. */
export class OptionsInForce {
  options: TenantOptions
  switches: TenantSwitches
  preset: AppliedPreset | undefined
  addresses: ServerAddresses
  /** The further paths that it serves; `undefined` when none is moved. */
  routes: RouteTable | undefined
  /** Set while the switches are being loaded, before which the tenant must not serve anything. */
  pending: Promise<void> | undefined
  /** The values that were set here, above the defaults and a preset. */
  own: OptionSettings
  readonly #initial: OptionSettings
  readonly #owner: OptionsOwner

  constructor(own: OptionSettings, owner: OptionsOwner) {
    this.#initial = own
    this.#owner = owner
    this.own = own
    this.addresses = owner.addresses
    this.options = resolveOptions(own, undefined).options
    this.switches = new TenantSwitches(new Map())
    this.resolve()
  }

  /** Changes options and switches; the others stay as they are. */
  change(options: OptionSettings): void {
    this.own = mergeOptions(this.own, options)
    this.resolve()
  }

  /** Puts options into force that were so before. */
  restore(own: OptionSettings): void {
    this.own = own
    this.resolve()
  }

  /** Restores what the tenant was created with. */
  reset(): void {
    this.own = this.#initial
    this.resolve()
  }

  /** Puts options and switches into force, as soon as what they need is loaded; again when a client has other ones. */
  resolve(): void {
    const clients = this.#owner.listClients()
    const isNeeded = needsSwitches(this.own) || clients.some(({ options = {} }) => needsSwitches(options))
    const loaded = isNeeded ? getLoadedSwitches() : undefined
    const { options, preset, switches } = resolveOptions(this.own, loaded)
    this.options = options
    this.preset = preset
    this.switches = new TenantSwitches(switches, loaded?.switches.values(), clients)
    this.#move()
    if (!isNeeded || loaded) return
    this.pending ??= loadSwitches().then(() => {
      this.pending = undefined
      this.resolve()
    })
  }

  #move(): void {
    const { name, addresses } = this.#owner
    this.addresses = this.switches.moveAddresses(addresses, name)
    this.routes = this.addresses === addresses ? undefined : buildRouteTable(this.addresses)
  }
}
