import { z } from 'zod'
import { createRouteTool, tenantInputSchema } from '../create-route-tool.ts'
import { getRoute } from '../get-route.ts'
import { defineTool, type Tool } from '../tool.ts'

const armFault = createRouteTool({
  name: 'arm_fault',
  title: 'Arm a fault',
  description:
    'Makes the mock do something wrong from now on, in the matching requests of a tenant. Then let the app log in, and read the verdict with get_verdict. Its id is also that for disarm_faults.',
  route: 'armFault',
  effect: 'changes',
})

const listArmedFaults = createRouteTool({
  name: 'list_armed_faults',
  title: 'List armed faults',
  description: 'Lists the armed faults of a tenant with their ids and how often each matched and struck.',
  route: 'listArmedFaults',
  effect: 'reads',
})

const disarmFaults = defineTool({
  name: 'disarm_faults',
  title: 'Disarm faults',
  description: 'Takes an armed fault out of force, or all of a tenant; the journal stays.',
  effect: 'destroys',
  input: z.strictObject({
    tenant: tenantInputSchema,
    id: z.string().min(1).max(200).optional().describe('Id that arm_fault returned; all when it is absent.'),
  }),
  output: z.object({ disarmed: z.string().describe('The id, or all.') }),
  async run({ tenant, id }, { connection, signal }) {
    const { call } = await connection.require()
    if (id === undefined) await call(getRoute('disarmAllFaults'), { params: { tenant } }, signal)
    else await call(getRoute('disarmFault'), { params: { tenant, id } }, signal)
    return { disarmed: id ?? 'all' }
  },
})

const getVerdict = createRouteTool({
  name: 'get_verdict',
  title: 'Get the verdict on one fault',
  description:
    'Returns whether the client did what the specification requires after an armed fault struck: met, not met, informational, pending, inconclusive or not exercised. Only met is a pass; not exercised means that the fault never struck.',
  route: 'getVerdict',
  effect: 'reads',
  input: {
    waitMs: z
      .int()
      .min(0)
      .max(30_000)
      .default(0)
      .describe('Milliseconds to wait at most for a final verdict.'),
  },
})

const listVerdicts = createRouteTool({
  name: 'list_verdicts',
  title: 'List verdicts',
  description:
    'Returns the verdicts on all armed faults of a tenant, or on those that struck in one run, with reason and evidence.',
  route: 'listVerdicts',
  effect: 'reads',
})

/** Tools that arm faults and return the verdicts on them. */
export const FAULT_TOOLS: readonly Tool[] = [
  armFault,
  listArmedFaults,
  disarmFaults,
  getVerdict,
  listVerdicts,
]
