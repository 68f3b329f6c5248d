import type { UpstreamSettings } from '@smart-mock/fhir-engine/upstream'
import type { SideListener, SideListenerKind } from '../../core/http/side-listener.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { State } from '../../state/state.ts'
import type { HostedTenant } from '../route.ts'
import type { TenantData } from './tenant-data.ts'

/** What all tenants of a process are made with. */
export interface TenantsSettings {
  /** Absolute URL of the wire, without a trailing slash. */
  readonly publicUrl: string
  /** Absolute URL of the canary, on another host. */
  readonly canaryUrl: string
  readonly clients: readonly Client[]
  readonly options?: Partial<TenantOptions>
  readonly seed?: number
  /** What tenants start with; the sample data by default. */
  readonly data?: TenantData
  /** What the default tenant starts with, when that is something of its own. */
  readonly defaultData?: TenantData
  /** Another FHIR server that has the resources of all tenants. */
  readonly upstream?: UpstreamSettings
  /** Makes the state of each tenant; in memory by default. */
  readonly newState?: () => State
  /** Opens a side listener for a tenant; rejects with an error that says why it cannot. */
  readonly openSide: (kind: SideListenerKind, hosted: HostedTenant) => Promise<SideListener>
}
