import type { AllowedFindings } from '../../core/declare/rule.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { PresetRequest } from './preset-request.ts'

/** The properties that a tenant is created with; absent ones are those of the process. */
export interface TenantRequest extends PresetRequest {
  readonly clients?: readonly Client[]
  readonly options?: OptionSettings
  /** In addition to those of all tenants. */
  readonly allow?: AllowedFindings
  readonly seed?: number
  readonly perRun?: boolean
}
