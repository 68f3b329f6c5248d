import { UsageError } from '@smart-mock/cli-kit'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { loadSwitches } from '../../../options/load-switches.ts'
import { createReportCase } from '../../../reports/create-report-case.ts'
import type { ReportCase, ReportedPreset } from '../../../reports/report.ts'
import type { DriverArtifacts } from '../app-driver.ts'
import { LONGEST_RUN_MS } from '../run-fault.ts'
import { runInTenant, type SweepContext } from '../run-in-tenant.ts'
import { findBreakingValues } from './find-breaking-values.ts'
import { findShortcoming, type RunEvidence } from './find-shortcoming.ts'
import { buildPresetOptions, listDeviations, type PresetCase, type PresetDeviation } from './preset-case.ts'

const PRESETS_GROUP = 'presets'

/** The context that the runs of the app against presets share. */
export interface PresetSweep {
  readonly context: SweepContext
  /** The runs against a strict server. */
  readonly references: readonly RunEvidence[]
  /** Returns a number for a tenant that no other run of the sweep has. */
  readonly takeId: () => number
}

interface PresetRun extends RunEvidence {
  readonly artifacts: DriverArtifacts
  /** In which way the app achieved less than without a preset; `undefined` when it works. */
  readonly shortcoming: string | undefined
}

/**
 * Runs the app against a preset. When it does not work there, finds the values that break it by switching off half
 * of them at a time. Throws what the signal broke off, and `UsageError`.
 */
export async function runPreset(sweep: PresetSweep, tried: PresetCase): Promise<ReportCase> {
  const loaded = await loadSwitches()
  const deviations = listDeviations(tried, loaded)
  const names = deviations.map(({ name }) => name)
  let runs = 0
  const run = (set: readonly string[]) => {
    runs += 1
    return runWith(sweep, buildPresetOptions(tried, deviations, set))
  }
  const whole = await run(names)
  const { preset: id, presetVariants: variants } = tried.choice
  const { title = id, date = '' } = loaded.presets.get(id)?.preset ?? {}
  const facts = { id, title, date, variants, deviations: deviations.length }
  const evidence = { entries: whole.entries, observations: whole.observations, findings: [] }
  const { shortcoming } = whole
  if (shortcoming === undefined) {
    const works = createReportCase(tried.name, PRESETS_GROUP, evidence)
    return {
      ...works,
      outcome: 'passed',
      message: `works with all ${names.length} deviations`,
      preset: { ...facts, runs },
    }
  }
  let last = whole
  const breaking = await findBreakingValues(names, async (set) => {
    const tryOut = await run(set)
    if (tryOut.shortcoming !== undefined) last = tryOut
    return tryOut.shortcoming !== undefined
  })
  const at = findDivergence(last.entries, breaking)
  const preset = {
    ...facts,
    runs,
    shortcoming,
    breaking: selectDeviations(deviations, breaking),
    ...(at && { exchange: describeExchange(at) }),
  }
  const message = describeBreak(preset)
  const shown = {
    entries: last.entries,
    observations: last.observations,
    findings: [],
    ...(at && { problem: { seq: at.seq, message } }),
  }
  const { screenshot, pageText } = last.artifacts
  const result = createReportCase(tried.name, PRESETS_GROUP, {
    ...shown,
    ...(pageText === undefined ? {} : { pageText }),
  })
  return {
    ...result,
    outcome: 'failed',
    message,
    preset,
    ...(screenshot === undefined ? {} : { screenshot }),
  }
}

async function runWith(
  { context, references, takeId }: PresetSweep,
  options: ReturnType<typeof buildPresetOptions>,
): Promise<PresetRun> {
  const work = async (tenant: Parameters<Parameters<typeof runInTenant>[2]>[0]): Promise<PresetRun> => {
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(LONGEST_RUN_MS)])
    let problem: string | undefined
    const artifacts = await context.driver
      .run(tenant, undefined, signal)
      .catch((error: unknown): DriverArtifacts => {
        if (context.signal.aborted || error instanceof UsageError) throw error
        problem = `the run failed: ${error instanceof Error ? error.message : error}`
        return {}
      })
    const evidence = { entries: tenant.journal.find(), observations: tenant.journal.observations() }
    return { ...evidence, artifacts, shortcoming: problem ?? findShortcoming(evidence, references) }
  }
  return runInTenant(context, takeId(), work, options)
}

/** Returns the first exchange that one of the switches changed, or else the first that failed. */
function findDivergence(
  entries: readonly JournalEntry[],
  names: readonly string[],
): JournalEntry | undefined {
  return (
    entries.find(({ switches }) => switches.some((each) => names.includes(each.switch))) ??
    entries.find(({ sent }) => (sent?.status ?? 0) >= 400)
  )
}

const describeExchange = ({ seq, request }: JournalEntry) =>
  `exchange ${seq}, ${request.method} ${request.target.split('?', 1)[0]}`

const selectDeviations = (deviations: readonly PresetDeviation[], names: readonly string[]) =>
  deviations
    .filter(({ name }) => names.includes(name))
    .map(({ name, value, strict }) => ({ name, value, strict: strict ?? null }))

function describeBreak({ shortcoming, breaking = [], exchange, runs }: ReportedPreset): string {
  const values = breaking.map(({ name, value }) => `${name} (${shorten(JSON.stringify(value))})`)
  const what = values.length === 1 ? values[0] : `${values.join(' and ')} together`
  const where = exchange === undefined ? '' : `, first at ${exchange}`
  return `does not work: ${shortcoming}; ${what} ${values.length === 1 ? 'breaks' : 'break'} it${where} (found in ${runs} runs)`
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
