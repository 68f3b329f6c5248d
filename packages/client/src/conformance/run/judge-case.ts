import type { Environment } from '../../smart/run/environment.ts'
import type { ConformanceCase } from '../declare/check.ts'
import type { Evidence } from './create-evidence.ts'
import { acceptOutcome } from './results/accept-outcome.ts'
import type { CaseResult } from './results/case-result.ts'
import { runCase } from './run-case.ts'
import { findSetting } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

interface Surroundings {
  readonly evidence: Evidence
  readonly environment: Environment
  /** What has stopped the run. */
  readonly stopped: string | undefined
}

/** Runs a case and returns its result. @throws TooManyRequests, and Postponed when it must wait */
export async function judgeCase(
  each: ConformanceCase,
  settings: RunSettings,
  { evidence, environment, stopped }: Surroundings,
): Promise<CaseResult> {
  const began = environment.now()
  const judged = await judge(each, settings, evidence, stopped)
  const { id, check, title, group, kind, level, source, catalogueIds, spec, howToFix, differs } = each
  return {
    ...{ id, check, title, group, kind, level, source, catalogueIds, spec, howToFix },
    ...(differs === undefined ? {} : { differs }),
    ...judged,
    exchangeIds: evidence.exchangeIds,
    durationMs: environment.now() - began,
    ...acceptOutcome(judged, findSetting(each, settings.expected), environment.now()),
  }
}

async function judge(each: ConformanceCase, { leaveOut }: RunSettings, evidence: Evidence, stopped?: string) {
  if (stopped !== undefined) return { outcome: 'inconclusive', messages: [stopped] } as const
  const reason = findSetting(each, leaveOut)
  if (reason !== undefined) return { outcome: 'skipped', skipped: 'left-out', messages: [reason] } as const
  return runCase(each, evidence)
}
