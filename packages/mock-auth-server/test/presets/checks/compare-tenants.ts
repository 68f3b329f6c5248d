import type { MockTenant } from '../../../src/testing/index.ts'
import type { AcceptanceCheck } from '../acceptance-check.ts'
import { type AskFhir, signIn } from '../fhir/ask-fhir.ts'

/** Examines one tenant, with requests that have a token of it. */
type Examine = (ask: AskFhir, tenant: MockTenant) => Promise<void>

/** Returns a check that examines the preset, and a strict tenant for the opposite. */
export function compareTenants(imitated: Examine, strict: Examine, scope?: string): AcceptanceCheck {
  return async ({ createTenant }) => {
    for (const [examine, tenant] of [
      [imitated, createTenant()],
      [strict, createTenant({ preset: 'none' })],
    ] as const)
      await examine(await signIn(tenant, scope), tenant)
  }
}
