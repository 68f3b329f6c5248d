import { z } from 'zod'
import { judgeFault } from '../../verdicts/judge-fault.ts'
import { judgePresetRisks } from '../../verdicts/presets/judge-preset-risks.ts'
import { presetRiskSchema } from '../preset-schemas.ts'
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

const listRisks = defineRoute({
  method: 'GET',
  path: '/tenants/{tenant}/preset-risks',
  id: 'listPresetRisks',
  summary:
    'Predicts from the exchanges of a tenant, or of one run, at which presets the client would fail; it says nothing of what was not exercised.',
  query: z.object({ run: z.string().optional() }),
  response: z.object({ risks: z.array(presetRiskSchema) }),
  handle: async ({ hosted, query: { run } }) => ({
    risks: (await judgePresetRisks(hosted().tenant, run)).map((risk) => ({ ...risk, run: risk.run ?? null })),
  }),
})

export const VERDICT_ROUTES: readonly AnyRoute[] = [list, listRisks]
