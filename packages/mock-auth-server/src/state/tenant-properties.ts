import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { Canary } from '../core/declare/fault.ts'
import { createDefaultAddresses, type ServerAddresses } from '../core/oauth/server-addresses.ts'
import { TenantAccounts } from './tenant-accounts.ts'
import type { TenantSettings } from './tenant-settings.ts'

/** The properties of a tenant that never change; `Parent` is the type of tenants. */
export class TenantProperties<Parent> {
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
  readonly parent: Parent | undefined
  readonly accounts: TenantAccounts

  constructor(settings: TenantSettings<Parent>) {
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
    this.parent = settings.parent
    this.accounts = settings.accounts ?? new TenantAccounts()
  }
}
