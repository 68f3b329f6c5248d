import { systemEnvironment } from '../../smart/run/environment.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { hasBackend } from '../declare/target.ts'
import type { PlannedLogin } from '../plan/login-need.ts'
import { type OpenRun, openRun } from './open-run.ts'
import { requirePrerequisites, toJudged } from './run-case.ts'
import { findSetting } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

/** A case of a plan; with the reason when it would be skipped. */
export interface PlannedCase {
  readonly case: ConformanceCase
  readonly obstacle?: string
}

/** The cases and the logins of a run. */
export interface RunPlan {
  readonly cases: readonly PlannedCase[]
  readonly logins: readonly PlannedLogin[]
}

/** Plans a run; sends nothing but a request for smart-configuration. */
export async function planCases(settings: RunSettings): Promise<RunPlan> {
  const ignore = () => {}
  const { signal } = new AbortController()
  const run = await openRun(settings, {
    ...{ environment: systemEnvironment, signal, onExchange: ignore, onLogin: ignore, isPlan: true },
  })
  try {
    const cases: PlannedCase[] = []
    for (const each of run.cases) {
      const obstacle = findSetting(each, settings.leaveOut) ?? (await findObstacle(each, run))
      cases.push({ case: each, ...(obstacle === undefined ? {} : { obstacle }) })
    }
    return { cases, logins: run.planned }
  } finally {
    await run.close()
  }
}

async function findObstacle(
  each: ConformanceCase,
  { openEvidence, logins, omitted }: OpenRun,
): Promise<string | undefined> {
  const { tools } = openEvidence()
  const { login } = each
  try {
    await requirePrerequisites(each, tools)
    const hasOther = (login?.orBackend || login?.unlessBackend) && hasBackend(tools.target)
    if (login && !hasOther && omitted.includes(login.recipe)) logins.find(login.recipe)
    return undefined
  } catch (thrown) {
    return toJudged(thrown).messages.join(' ')
  }
}
