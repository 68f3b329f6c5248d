import { z } from 'zod'
import { judgeFault } from '../../verdicts/judge-fault.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { verdictSchema } from '../schemas.ts'
import { toVerdictJson } from '../views/to-verdict-json.ts'

const list = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/verdicts',
  id: 'listVerdicts',
  summary:
    'Returns the verdicts on all armed faults; with run, on all faults that struck in that run, including disarmed ones, judged by that run only.',
  query: z.object({ run: z.string().optional() }),
  response: z.object({ verdicts: z.array(verdictSchema) }),
  handle: ({ hosted, query: { run } }) => {
    const { tenant } = hosted()
    const armed =
      run === undefined
        ? tenant.armed.list
        : tenant.armed.everStruck.filter(({ strikes }) => strikes.some((strike) => strike.run === run))
    const scope = run === undefined ? {} : { run }
    return { verdicts: armed.map((each) => toVerdictJson(judgeFault(each, scope))) }
  },
})

export const VERDICT_ROUTES: readonly AnyRoute[] = [list]
