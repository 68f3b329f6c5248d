import type { SampleSet } from '@smart-mock/fhir-engine/sample/sample-set'
import type { UpstreamSettings } from '@smart-mock/fhir-engine/upstream'
import type { AllowedFindings } from '../../core/declare/rule.ts'
import type { SideListener, SideListenerKind } from '../../core/http/side-listener.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { MemoryAccount } from '../../core/util/memory-account.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { TenantRecords } from '../../state/records/tenant-records.ts'
import type { State } from '../../state/state.ts'
import type { HostedTenant } from '../route.ts'
import type { TenantStore } from './shared/tenant-store.ts'
import type { TenantData } from './tenant-data.ts'

/** The settings that all tenants of a process share. */
export interface TenantsSettings {
  /** Absolute URL of the public listener, without a trailing slash. */
  readonly publicUrl: string
  /** `true` when no other machine can reach the public listener. */
  readonly isLocal: boolean
  /** Absolute URL of the canary, on another host. */
  readonly canaryUrl: string
  readonly clients: readonly Client[]
  readonly options?: OptionSettings
  /** Findings that are no failure in any tenant. */
  readonly allow?: AllowedFindings
  /** Seed of the draws by which faults strike at random; 1 by default. */
  readonly seed?: number
  /** The set of sample data of tenants that have no other; `us-core` by default. */
  readonly sample?: SampleSet
  /** The initial data of tenants; the sample data by default. */
  readonly data?: TenantData
  /** The initial data of the default tenant, when it has its own. */
  readonly defaultData?: TenantData
  /** The upstream with the resources of all tenants; `data` then determines the users. */
  readonly upstream?: UpstreamSettings
  /**
   * Megabytes that the journals, tokens and written resources of all tenants may have together; 512 by default,
   * or half of the heap of Node.js where that is less. The tenants that were used least recently give way.
   */
  readonly memory?: number
  /** Creates the state of each tenant; in memory by default. */
  readonly newState?: (account: MemoryAccount, records?: TenantRecords) => State
  /** The store that several processes share, and that outlives them; none by default. @internal */
  readonly store?: TenantStore | undefined
  /** Opens a side listener for a tenant; rejects with the reason when it cannot. */
  readonly openSide: (kind: SideListenerKind, hosted: HostedTenant) => Promise<SideListener>
}
