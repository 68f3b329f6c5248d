import type { UpstreamSettings } from '@smart-mock/fhir-engine/upstream'
import type { Client } from '../core/oauth/client.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import type { TenantData } from '../exchange/tenants/tenant-data.ts'
import type { State } from '../state/state.ts'
import type { ListenerSettings } from './listener-settings.ts'

/** What a mock is started with. */
export interface MockSettings extends ListenerSettings {
  /** Origin of the client app that the sample registrations are for. */
  readonly clientOrigin?: string
  /** Registered beside the sample clients. */
  readonly clients?: readonly Client[]
  readonly options?: Partial<TenantOptions>
  readonly seed?: number
  readonly data?: TenantData
  readonly defaultData?: TenantData
  /** Another FHIR server that has the resources; `data` then says who can sign in. */
  readonly upstream?: UpstreamSettings
  readonly newState?: () => State
  /**
   * `false` ends every connection with its reply: on a used one a browser sends a request that was broken off again,
   * by itself, and that would look like the app's doing.
   */
  readonly keepAlive?: boolean
  /** Told of what should never happen; by default written to stderr. */
  readonly onError?: (error: unknown) => void
}
