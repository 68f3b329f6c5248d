import type { UpstreamSettings } from '@smart-mock/fhir-engine/upstream'
import type { Client } from '../core/oauth/client.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import type { TenantData } from '../exchange/tenants/tenant-data.ts'
import type { ListenerSettings } from '../listeners/listener-settings.ts'
import type { State } from '../state/state.ts'

/** The settings that a mock is started with. */
export interface MockSettings extends ListenerSettings {
  /** Origin of the client app that the sample registrations are for. */
  readonly clientOrigin?: string
  /** Registered beside the sample clients. */
  readonly clients?: readonly Client[]
  readonly options?: Partial<TenantOptions>
  readonly seed?: number
  readonly data?: TenantData
  readonly defaultData?: TenantData
  /** The upstream with the resources; `data` then determines the users. */
  readonly upstream?: UpstreamSettings
  readonly newState?: () => State
  /**
   * `false` closes every connection after its reply: on a reused one a browser repeats an aborted request by
   * itself, which would look like the app's behaviour.
   */
  readonly keepAlive?: boolean
  /** Called for internal errors; by default written to stderr. */
  readonly onError?: (error: unknown) => void
}
