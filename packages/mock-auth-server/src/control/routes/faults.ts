import { z } from 'zod'
import { type AnyFault, getDefaultTimes } from '../../core/declare/fault.ts'
import { faultSettingsSchema } from '../../core/declare/fault-settings.ts'
import { arm } from '../../exchange/arm.ts'
import { loadFaults } from '../../faults/load-faults.ts'
import { judgeFault } from '../../verdicts/judge-fault.ts'
import { ControlError } from '../control-error.ts'
import { buildDocsUrl } from '../docs/build-docs-url.ts'
import { type AnyRoute, type ControlRequest, defineRoute } from '../route.ts'
import { armedFaultSchema as armedSchema, verdictSchema } from '../schemas.ts'
import { toArmedFaultJson } from '../views/to-armed-fault-json.ts'
import { toVerdictJson } from '../views/to-verdict-json.ts'

/** Returns a declaration as JSON, its parameters as a JSON Schema, with the URL of its page. */
function faultView(fault: AnyFault, controlUrl: string): unknown {
  const { name, title, kind, catalogueIds, spec, description, requirement, steps, params } = fault
  const times = getDefaultTimes(fault)
  const docs = buildDocsUrl(controlUrl, 'faults', name)
  const schema = params ? z.toJSONSchema(params(), { io: 'input' }) : null
  return {
    name,
    title,
    kind,
    catalogueIds,
    spec,
    description,
    requirement,
    steps,
    prerequisites: fault.prerequisites ?? [],
    times: times === Infinity ? null : times,
    skip: fault.skip ?? 0,
    params: schema,
    docs,
  }
}

function armedIn({ hosted, params }: ControlRequest<unknown, unknown>) {
  const { tenant } = hosted()
  const armed = tenant.armed.get(params.id ?? '')
  if (!armed) throw new ControlError(404, `fault ${params.id} is not armed in the tenant ${tenant.name}`)
  return { tenant, armed }
}

const catalogue = defineRoute({
  method: 'GET',
  path: '/faults',
  id: 'listFaults',
  summary: 'Lists all faults that can be armed, with the schemas of their parameters.',
  response: z.object({ faults: z.array(z.record(z.string(), z.unknown())) }),
  handle: async ({ server }) => ({
    faults: [...(await loadFaults()).values()].map((fault) => faultView(fault, server.controlUrl)),
  }),
})

const list = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/faults',
  id: 'listArmedFaults',
  summary: 'Lists the faults that are armed in a tenant.',
  response: z.object({ faults: z.array(armedSchema) }),
  handle: ({ hosted }) => ({ faults: hosted().tenant.armed.list.map(toArmedFaultJson) }),
})

const create = defineRoute({
  method: 'POST',
  path: '/tenants/{tenant}/faults',
  id: 'armFault',
  summary: 'Arms a fault.',
  body: faultSettingsSchema,
  status: 201,
  response: armedSchema,
  handle: async ({ hosted, body }) => toArmedFaultJson(await arm(hosted().tenant, body)),
})

const show = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/faults/{id}',
  id: 'getArmedFault',
  summary: 'Returns an armed fault with its counters.',
  response: armedSchema,
  handle: (call: ControlRequest<unknown, unknown>) => toArmedFaultJson(armedIn(call).armed),
})

const WAIT_STEP_MS = 50

const verdict = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/faults/{id}/verdict',
  id: 'getVerdict',
  summary: 'Returns the verdict on an armed fault; with waitMs, waits that long for a final one.',
  query: z.object({ waitMs: z.coerce.number().int().min(0).max(60_000).default(0) }),
  response: verdictSchema,
  handle: async (call) => {
    const { tenant, armed } = armedIn(call)
    const until = Date.now() + call.query.waitMs
    const release = tenant.journal.hold()
    try {
      for (;;) {
        const now = judgeFault(armed)
        if (now.isFinal || Date.now() >= until) return toVerdictJson(now)
        await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS))
      }
    } finally {
      release()
    }
  },
})

const disarm = defineRoute({
  method: 'DELETE',
  path: '/tenants/{tenant}/faults/{id}',
  id: 'disarmFault',
  summary: 'Disarms a fault.',
  status: 204,
  handle: (call: ControlRequest<unknown, unknown>) => {
    const { tenant, armed } = armedIn(call)
    tenant.armed.disarm(armed.id)
  },
})

const disarmAll = defineRoute({
  method: 'DELETE',
  path: '/tenants/{tenant}/faults',
  id: 'disarmAllFaults',
  summary: 'Disarms all faults of a tenant and keeps the journal. Idempotent.',
  status: 204,
  handle: ({ hosted }) => hosted().tenant.armed.disarmAll(),
})

export const FAULT_ROUTES: readonly AnyRoute[] = [catalogue, list, create, show, verdict, disarm, disarmAll]
