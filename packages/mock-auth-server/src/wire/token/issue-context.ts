import type { Facts } from '../../core/journal/facts.ts'
import type { PassPoint } from '../../core/journal/points.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'

/** The dependencies of issuing tokens within an exchange. */
export interface IssueContext {
  readonly tenant: Tenant
  readonly options: TenantOptions
  /** The run that the request belongs to. */
  readonly run: string | undefined
  readonly pass: PassPoint
  readonly note: (facts: Facts) => void
}
