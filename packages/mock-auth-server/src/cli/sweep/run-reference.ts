import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { createReportCase, isError } from '../../reports/create-report-case.ts'
import { createRuleCases } from '../../reports/create-rule-cases.ts'
import type { ReportCase } from '../../reports/report.ts'
import { judgePresetRisks } from '../../verdicts/presets/judge-preset-risks.ts'
import { toRiskFinding } from '../../verdicts/presets/to-risk-finding.ts'
import type { RunEvidence } from './presets/find-shortcoming.ts'
import { runInTenant, type SweepContext } from './run-in-tenant.ts'

/** The grant by which the app gets its tokens, as the reference run showed. */
export type AppGrantType = (typeof GRANT_TYPES)[number]
const GRANT_TYPES = ['authorization_code', 'client_credentials'] as const

/** The properties of the app that the run without a fault showed. */
export interface ReferenceRun {
  readonly result: ReportCase
  /** The rules that it broke at level error, a case each. */
  readonly broken: readonly ReportCase[]
  /** `undefined` when it got no token. */
  readonly grant: AppGrantType | undefined
  /** The exchanges of all reference runs. */
  readonly entries: readonly JournalEntry[]
  /** The evidence of each reference run. */
  readonly evidence: readonly RunEvidence[]
}

/** Name of the run without a fault. */
const REFERENCE_RUN = 'reference run'

/** Number of runs without a fault. */
export const REFERENCE_RUN_COUNT = 2

/**
 * Runs the app twice without a fault, so that the driver learns what differs from run to run; returns the
 * first run, or the one that got no token. Throws `UsageError` when it cannot be started.
 */
export async function runReference(stage: SweepContext): Promise<ReferenceRun> {
  const runs: ReferenceRun[] = []
  for (let id = 0; id < REFERENCE_RUN_COUNT; id += 1) runs.push(await runWithoutFault(stage, id))
  const [first] = runs
  const told = runs.find(({ grant }) => grant === undefined) ?? first
  if (!told) throw new Error('there was no reference run')
  return {
    ...told,
    entries: runs.flatMap(({ entries }) => entries),
    evidence: runs.flatMap(({ evidence }) => evidence),
  }
}

function runWithoutFault(stage: SweepContext, id: number): Promise<ReferenceRun> {
  return runInTenant(stage, id, async (tenant) => {
    const { screenshot, pageText } = await stage.driver.run(tenant, undefined, stage.signal)
    const { journal } = tenant
    const { findings } = await tenant.findings()
    const entries = journal.find()
    const happened = { entries, observations: journal.observations(), findings }
    const got = journal.find({ step: 'token', status: 200 }).map(({ facts }) => facts.grantType)
    const grant = GRANT_TYPES.find((type) => got.includes(type))
    // What it broke is a case of its own each: findings of the app, and no failure of the run.
    const risks = (await judgePresetRisks(tenant.tenant)).map(toRiskFinding)
    const others = [...findings.filter((finding) => !isError(finding)), ...risks]
    const ran = createReportCase(REFERENCE_RUN, 'runs', {
      ...happened,
      findings: others,
      ...(pageText === undefined ? {} : { pageText }),
    })
    const end = grant === undefined ? NO_TOKEN : { message: 'the app got its tokens' }
    return {
      result: { ...ran, ...end, ...(screenshot === undefined ? {} : { screenshot }) },
      broken: createRuleCases(happened),
      grant,
      entries,
      evidence: [{ entries, observations: happened.observations }],
    }
  })
}

const NO_TOKEN = { outcome: 'failed', message: 'the app got no token' } as const
