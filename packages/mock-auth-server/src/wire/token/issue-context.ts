import type { Facts } from '../../core/journal/facts.ts'
import type { PassPoint } from '../../core/journal/points.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'

/** What it takes to issue tokens within an exchange. */
export interface IssueContext {
  readonly tenant: Tenant
  readonly options: TenantOptions
  /** The run that the request belongs to. */
  readonly run: string | undefined
  readonly pass: PassPoint
  readonly note: (facts: Facts) => void
}
