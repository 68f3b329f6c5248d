import type { Client } from '../core/oauth/client.ts'
import type { PresetRequest } from '../exchange/tenants/preset-request.ts'
import type { TenantsSettings } from '../exchange/tenants/tenants-settings.ts'
import type { ListenerSettings } from '../listeners/listener-settings.ts'

/** The settings of tenants that the listeners do not determine. */
type CommonSettings = Partial<
  Omit<TenantsSettings, 'publicUrl' | 'canaryUrl' | 'openSide' | 'clients' | 'store'>
>

/** The settings that a mock is started with. */
export interface MockSettings extends ListenerSettings, CommonSettings, PresetRequest {
  /** Origin of the client app that the sample registrations are for. */
  readonly clientOrigin?: string
  /** Registered beside the sample clients. */
  readonly clients?: readonly Client[]
  /**
   * `false` closes every connection after its reply: on a reused one a browser repeats an aborted request by
   * itself, which would look like the app's behaviour.
   */
  readonly keepAlive?: boolean
  /** Called for internal errors; by default written to stderr. */
  readonly onError?: (error: unknown) => void
}
