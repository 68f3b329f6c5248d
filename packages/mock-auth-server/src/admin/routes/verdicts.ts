import { z } from 'zod'
import { judgeFault } from '../../verdicts/judge-fault.ts'
import { type AnyRoute, defineRoute } from '../route.ts'
import { verdictView } from '../schemas.ts'

const list = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/verdicts',
  id: 'listVerdicts',
  summary:
    'The verdict on every armed fault; or on all that struck in one run, disarmed ones too, by what happened there.',
  query: z.object({ run: z.string().optional() }),
  answer: z.object({ verdicts: z.array(verdictView) }),
  handle: ({ host, query: { run } }) => {
    const { tenant } = host()
    const armed =
      run === undefined
        ? tenant.armed.list
        : tenant.armed.everStruck.filter(({ strikes }) => strikes.some((strike) => strike.run === run))
    return { verdicts: armed.map((each) => judgeFault(tenant, each, run === undefined ? {} : { run })) }
  },
})

export const VERDICT_ROUTES: readonly AnyRoute[] = [list]
