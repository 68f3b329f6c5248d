import { z } from 'zod'
import { createRandomId } from '../../core/util/id.ts'
import { checkTenantName } from '../../exchange/tenants/check-tenant-name.ts'
import { findApprovalProblem } from '../../exchange/tenants/find-approval-problem.ts'
import { releaseTenant } from '../../exchange/tenants/shared/release-tenant.ts'
import { reserveTenant } from '../../exchange/tenants/shared/reserve-tenant.ts'
import { mergeOptions } from '../../options/merge-options.ts'
import { optionsSchema } from '../../options/options-schema.ts'
import { findPresetProblem } from '../../options/resolve-options.ts'
import { toOptions } from '../../options/to-options.ts'
import { checkAllowedFindings } from '../../verdicts/check-allowed-findings.ts'
import { ControlError } from '../control-error.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { allowSchema, tenantSchema } from '../schemas.ts'
import { toTenantJson } from '../views/to-tenant-json.ts'
import { listTenants } from './list-tenants.ts'

const create = defineRoute({
  method: 'POST',
  path: '/tenants',
  id: 'createTenant',
  summary: 'Creates an isolated tenant with its own clients, tokens, data, faults, journal and clock.',
  body: z.strictObject({
    name: z.string().max(63).optional().describe('Lower-case letters, digits, hyphens; generated if absent.'),
    options: optionsSchema.optional(),
    allow: allowSchema.optional(),
    seed: z.int().optional(),
  }),
  status: 201,
  response: tenantSchema,
  handle: async ({ server, body }) => {
    const { allow = {} } = body
    await checkAllowedFindings(allow)
    const name =
      body.name ??
      `t-${createRandomId()
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')
        .slice(0, 12)}`
    checkTenantName(name)
    const { tenant } = await reserveTenant(server.tenants, name, () =>
      server.tenants.create(name, {
        options: toOptions(body.options ?? {}),
        allow,
        ...(body.seed === undefined ? {} : { seed: body.seed }),
      }),
    )
    const created = await toTenantJson(tenant)
    await releaseTenant(server.tenants, name)
    return created
  },
})

const show = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}',
  id: 'getTenant',
  summary: 'Returns a tenant.',
  response: tenantSchema,
  handle: ({ hosted }) => toTenantJson(hosted().tenant),
})

const change = defineRoute({
  method: 'PATCH',
  path: '/tenants/{tenant}',
  id: 'changeTenant',
  summary:
    'Changes options of a tenant, and the findings that it allows; others stay unchanged, and a reset restores the initial values.',
  body: z.strictObject({
    options: optionsSchema.optional(),
    allow: z
      .record(z.string().max(100), z.string().max(1000).nullable())
      .optional()
      .describe('Findings that are no failure: by rule, each with its reason; null takes one back.'),
  }),
  response: tenantSchema,
  handle: async ({ hosted, body: { options = {}, allow = {} } }) => {
    const found = hosted()
    const problem = findApprovalProblem(found, options.autoApprove ?? {})
    if (problem !== undefined) throw new ControlError(400, `body.options.autoApprove: ${problem}`)
    const { tenant } = found
    const written = toOptions(options)
    const presetProblem = findPresetProblem(mergeOptions(tenant.inForce.own, written))
    if (presetProblem !== undefined) throw new ControlError(400, `body.options: ${presetProblem}`)
    const changed = Object.entries({ ...tenant.allow, ...allow })
    const kept = Object.fromEntries(
      changed.flatMap(([rule, reason]) => (reason === null ? [] : [[rule, reason]])),
    )
    await checkAllowedFindings(kept)
    tenant.allow = kept
    tenant.change(written)
    return toTenantJson(tenant)
  },
})

const remove = defineRoute({
  method: 'DELETE',
  path: '/tenants/{tenant}',
  id: 'deleteTenant',
  summary: 'Deletes a tenant; the default tenant cannot be deleted.',
  status: 204,
  handle: ({ server, hosted }) => {
    const { tenant } = hosted()
    if (!server.tenants.delete(tenant.name))
      throw new ControlError(409, 'the default tenant cannot be deleted; reset it instead')
  },
})

const reset = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/reset',
  id: 'resetTenant',
  summary: "Resets a tenant's journal, tokens, faults, data and clock. Idempotent.",
  response: tenantSchema,
  handle: ({ server, hosted }) => {
    const { tenant } = hosted()
    server.releaseReplies(tenant.name)
    server.tenants.reset(tenant.name)
    return toTenantJson(tenant)
  },
})

export const TENANT_ROUTES: readonly AnyRoute[] = [listTenants, create, show, change, remove, reset]
