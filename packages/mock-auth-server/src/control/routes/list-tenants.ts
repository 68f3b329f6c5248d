import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { tenantSchema } from '../schemas.ts'
import { toTenantJson } from '../views/to-tenant-json.ts'

/** Maximum number of names of stored tenants. */
const STORED = 10_000

export const listTenants = defineRoute({
  method: 'GET',
  path: '/tenants',
  id: 'listTenants',
  summary: 'Lists the tenants that this process serves, and the memory that they have together.',
  response: z.object({
    tenants: z.array(tenantSchema),
    memory: z.object({
      limitBytes: z.int(),
      usedBytes: z.int().describe('Estimated.'),
      evictedTenants: z.int().describe('Number of tenants that gave way to others.'),
    }),
    stored: z
      .array(z.string())
      .optional()
      .describe(
        'Names of the tenants in the store, at most 10,000, those that other processes serve among them, and not those of links.',
      ),
  }),
  handle: async ({ server: { tenants } }) => ({
    tenants: await Promise.all(tenants.all().map(({ tenant }) => toTenantJson(tenant))),
    memory: {
      limitBytes: tenants.memory.budget.limit,
      usedBytes: tenants.memory.budget.bytes,
      evictedTenants: tenants.evicted.count,
    },
    ...(tenants.shared ? { stored: (await tenants.shared.store.list(STORED)).toSorted() } : {}),
  }),
})
