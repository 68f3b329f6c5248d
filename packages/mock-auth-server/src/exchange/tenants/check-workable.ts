import type { Client } from '../../core/oauth/client.ts'
import { findClientProblem } from '../../core/oauth/find-client-problem.ts'
import type { AutoApprove } from '../../core/oauth/settable-options.ts'
import type { HostedTenant } from '../route.ts'
import { findApprovalProblem } from './find-approval-problem.ts'
import { TenantError } from './tenant-error.ts'

/** Throws `TenantError` when one of the clients cannot be registered as it is. */
export function checkRegistrations(clients: readonly Client[]): void {
  for (const client of clients) {
    const problem = findClientProblem(client)
    if (problem !== undefined) throw new TenantError(problem)
  }
}

/** Throws `TenantError` when the tenant has no such user or patient. */
export function checkApproval(hosted: HostedTenant, approval: AutoApprove = {}): void {
  const problem = findApprovalProblem(hosted, approval)
  if (problem !== undefined) throw new TenantError(problem)
}
