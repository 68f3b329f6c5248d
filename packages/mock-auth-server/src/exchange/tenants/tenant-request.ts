import type { AllowedFindings } from '../../core/declare/rule.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'

/** The properties that a new tenant has of its own. */
export interface TenantRequest {
  readonly clients?: readonly Client[]
  readonly options?: Partial<TenantOptions>
  /** In addition to those of all tenants. */
  readonly allow?: AllowedFindings
  readonly seed?: number
  readonly perRun?: boolean
}
