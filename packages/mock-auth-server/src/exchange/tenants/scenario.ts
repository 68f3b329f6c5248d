import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type FaultSettings, faultSettingsSchema } from '../../core/declare/fault-settings.ts'
import { AUTO_APPROVE_MEMBERS, type AutoApprove } from '../../core/oauth/settable-options.ts'
import { fromBase64url, toBase64url } from '../../core/util/base64url.ts'
import { linkOptionsSchema } from '../../options/link-options-schema.ts'
import { buildGroupSchema } from '../../options/options-schema.ts'
import { toOptions, type WrittenOptions } from '../../options/to-options.ts'
import { arm } from '../arm.ts'
import type { HostedTenant } from '../route.ts'
import { checkApproval } from './check-workable.ts'
import { getOrCreateTenant } from './get-or-create-tenant.ts'
import { TenantError } from './tenant-error.ts'
import type { Tenants } from './tenants.ts'

/** A scenario that a link carries. */
export interface Scenario {
  readonly faults?: readonly FaultSettings[] | undefined
  readonly autoApprove?: AutoApprove | undefined
  readonly options?: WrittenOptions | undefined
}

/**
 * Schema of what a link may set: faults, the user who signs in, and named relaxations; nothing that affects
 * another host.
 */
export const scenarioSchema: z.ZodType<Scenario> = z
  .strictObject({
    faults: z.array(faultSettingsSchema).max(20).optional(),
    autoApprove: buildGroupSchema(AUTO_APPROVE_MEMBERS)
      .optional()
      .describe(
        'Skips the consent page, and also the sign-in and patient pages where user and patient are set; what is left out is as the mock was started with.',
      ),
    options: linkOptionsSchema.optional(),
  })
  .describe('A scenario that a link carries in the FHIR base.')

/** Builds the path of a scenario, which belongs between the public URL and `/fhir`. */
export function buildScenarioPath(scenario: Scenario): string {
  return `/s/${toBase64url(JSON.stringify(scenario))}`
}

/** Returns the tenant of a scenario path, created on first use; throws `TenantError` for a bad one. */
export async function getScenarioTenant(
  tenants: Tenants,
  encoded: string,
  isCrossSite = false,
): Promise<HostedTenant> {
  const name = `s-${createHash('sha256').update(encoded).digest('hex').slice(0, 16)}`
  return getOrCreateTenant(tenants, name, isCrossSite, () => make(tenants, name, encoded))
}

async function make(tenants: Tenants, name: string, encoded: string): Promise<HostedTenant> {
  const scenario = readScenario(encoded)
  const { autoApprove, options, faults = [] } = scenario
  const hosted = tenants.createAt(name, `/s/${encoded}`, {
    perRun: true,
    options: {
      ...toOptions(options ?? {}),
      ...(autoApprove ? { autoApprove: { ...tenants.options.autoApprove, ...autoApprove } } : {}),
    },
  })
  try {
    checkApproval(hosted, autoApprove)
    for (const arming of faults) await arm(hosted.tenant, arming, !tenants.isLocal)
  } catch (error) {
    tenants.delete(name)
    throw new TenantError(
      `this scenario link is not valid: ${error instanceof Error ? error.message : error}`,
    )
  }
  return hosted
}

function readScenario(encoded: string): Scenario {
  const text = fromBase64url(encoded)
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    throw new TenantError('this scenario link is not valid: it is not base64url of JSON')
  }
  const parsed = scenarioSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new TenantError(
    `this scenario link is not valid: ${issue?.path.join('.') || 'scenario'}: ${issue?.message}`,
  )
}
