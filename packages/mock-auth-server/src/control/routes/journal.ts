import { z } from 'zod'
import { LISTENERS } from '../../core/http/listener.ts'
import { STEPS } from '../../core/journal/steps.ts'
import type { EntryFilter } from '../../journal/entry-filter.ts'
import { toEntryJson } from '../../reports/to-entry-json.ts'
import { judgeTenantRules } from '../../verdicts/judge-tenant-rules.ts'
import { ControlError } from '../control-error.ts'
import { joinEnds } from '../join-ends.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { entrySchema, findingSchema } from '../schemas.ts'

const filterShape = {
  step: z
    .enum([...STEPS, 'fhir'])
    .optional()
    .describe('`fhir` matches all steps at the FHIR API.'),
  run: z.string().optional(),
  clientId: z.string().optional(),
  status: z.coerce.number().int().optional(),
  after: z.coerce.number().int().optional().describe('Only entries with a higher sequence number.'),
  listener: z.enum(LISTENERS).optional(),
  secrets: z.enum(['redacted', 'shown']).default('redacted'),
  bodies: z
    .enum(['included', 'omitted'])
    .default('included')
    .describe('`omitted` leaves out bodies and the values that faults changed.'),
}
type Filter = z.infer<z.ZodObject<typeof filterShape>>

function toFilter({ secrets: _, bodies: __, ...filter }: Filter): EntryFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

const find = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/journal',
  id: 'findEntries',
  summary: 'Returns the exchanges of a tenant, oldest first; secrets are redacted unless requested.',
  query: z.object({ ...filterShape, limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  response: z.object({
    entries: z.array(entrySchema),
    evicted: z.int().describe('Number of evicted entries.'),
  }),
  handle: ({ hosted, query: { limit, ...filter } }) => {
    const { journal } = hosted().tenant
    const found = journal.find(toFilter(filter)).slice(-limit)
    return {
      entries: found.map((entry) => toEntryJson(entry, filter)),
      evicted: journal.evicted,
    }
  },
})

const next = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/journal/next',
  id: 'nextEntry',
  summary: 'Waits for the next matching exchange; `entry` is null if none arrives in time.',
  query: z.object({ ...filterShape, timeoutMs: z.coerce.number().int().min(0).max(60_000).default(5000) }),
  response: z.object({ entry: entrySchema.nullable() }),
  handle: async ({ server, hosted, query: { timeoutMs, ...filter } }) => {
    const { tenant } = hosted()
    const entry = await tenant.journal.next(toFilter(filter), timeoutMs, joinEnds(hosted(), server.stopping))
    return { entry: entry ? toEntryJson(entry, filter) : null }
  },
})

const show = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/journal/{seq}',
  id: 'getEntry',
  summary: 'Returns one exchange.',
  query: z.object({ secrets: filterShape.secrets, bodies: filterShape.bodies }),
  response: entrySchema,
  handle: ({ hosted, params, query }) => {
    const entry = hosted().tenant.journal.get(Number(params.seq))
    if (!entry) throw new ControlError(404, `entry ${params.seq} is not in the journal`)
    return toEntryJson(entry, query)
  },
})

const runs = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/runs',
  id: 'listRuns',
  summary: 'Lists the runs of a tenant: one authorization flow each, with everything that follows from it.',
  response: z.object({ runs: z.array(z.record(z.string(), z.unknown())) }),
  handle: ({ hosted }) => {
    const { journal } = hosted().tenant
    return {
      runs: journal.runs.all().map(({ id, label, startedAt, lastAt }) => ({
        id,
        label: label ?? null,
        startedAt: new Date(startedAt).toISOString(),
        lastAt: new Date(lastAt).toISOString(),
        exchanges: journal.count({ run: id }),
      })),
    }
  },
})

const findings = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/findings',
  id: 'listFindings',
  summary: 'Returns the findings of a tenant or of one run; allowed ones have `allowReason`.',
  query: z.object({ run: z.string().optional() }),
  response: z.object({
    findings: z.array(findingSchema),
    passed: z.record(z.string(), z.int()),
    notExercised: z.array(z.string()),
    inconclusive: z.array(z.object({ rule: z.string(), reason: z.string(), seq: z.int() })),
    unjudged: z.int(),
  }),
  handle: ({ hosted, query: { run } }) => judgeTenantRules(hosted().tenant, { run }),
})

export const JOURNAL_ROUTES: readonly AnyRoute[] = [find, next, show, runs, findings]
