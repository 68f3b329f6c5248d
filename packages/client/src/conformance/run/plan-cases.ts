import { systemEnvironment } from '../../smart/run/environment.ts'
import { CASES } from '../checks/list.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { createEvidence } from './create-evidence.ts'
import { createSend } from './create-send.ts'
import { requirePrerequisites, toJudged } from './run-case.ts'
import { findSetting, selectCases } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

/** A case of a plan; with the reason when it would be skipped. */
export interface PlannedCase {
  readonly case: ConformanceCase
  readonly obstacle?: string
}

/** Plans a run; sends nothing but a request for smart-configuration. */
export async function planCases(settings: RunSettings): Promise<PlannedCase[]> {
  const send = createSend(settings, systemEnvironment, () => {})
  const openEvidence = createEvidence(settings.target, systemEnvironment.now, send)
  const planned: PlannedCase[] = []
  for (const each of selectCases(CASES, settings)) {
    const obstacle = findSetting(each, settings.leaveOut) ?? (await findObstacle(each, openEvidence))
    planned.push({ case: each, ...(obstacle === undefined ? {} : { obstacle }) })
  }
  return planned
}

async function findObstacle(
  each: ConformanceCase,
  openEvidence: ReturnType<typeof createEvidence>,
): Promise<string | undefined> {
  try {
    await requirePrerequisites(each, openEvidence().tools)
    return undefined
  } catch (thrown) {
    return toJudged(thrown).messages.join(' ')
  }
}
