import { UsageError } from '@smart-mock/cli-kit'
import type { MockServer } from '../../listeners/mock-server.ts'
import type { Report } from '../../reports/report.ts'
import { MOCK_VERSION } from '../mock-version.ts'
import { describeData } from '../reports/describe-data.ts'
import { findJsonFile } from '../reports/write-reports.ts'
import { start } from '../start/start.ts'
import type { AppDriver } from './app-driver.ts'
import { createCommandDriver } from './create-command-driver.ts'
import { describeAppStart } from './describe-app-start.ts'
import { findUnreachableCase } from './find-unreachable-case.ts'
import { checkSameOptions, digestOptions } from './option-digests.ts'
import type { PresetCase } from './presets/preset-case.ts'
import { runPreset } from './presets/run-preset.ts'
import { readReport } from './read-report.ts'
import { runFault } from './run-fault.ts'
import type { SweepContext } from './run-in-tenant.ts'
import { REFERENCE_RUN_COUNT, runReference } from './run-reference.ts'
import { type SweepCase, selectSweepCases } from './sweep-case.ts'
import { type ResultListener, SweepResults } from './sweep-results.ts'
import { readSweepSettings, type SweepSettings } from './sweep-settings.ts'

/** The caller of a sweep: its settings, and what it hears. */
export interface SweepCaller {
  /** The variables that stand for options. */
  readonly environment: NodeJS.ProcessEnv
  /** Interrupts the sweep, whose report is then not complete. */
  readonly signal: AbortSignal
  readonly onResult: ResultListener
}

/**
 * Performs the sweep that the options describe against a mock of its own: two reference runs without a fault, then some
 * for each preset, and one for each fault, each in its own tenant. Throws `UsageError`.
 */
export async function performSweep(args: readonly string[], caller: SweepCaller): Promise<Report> {
  const settings = await readSweepSettings(args, caller.environment)
  const faults = selectSweepCases(settings.faults, settings.allVariants)
  const baseline =
    settings.baseline === undefined ? undefined : await readReport('--baseline', settings.baseline)
  const beside = await Promise.all(settings.beside.map((file) => readReport('--beside', file)))
  const setUp = digestOptions(args)
  const resumed = settings.resume ? findJsonFile(settings.files) : undefined
  const earlier = resumed === undefined ? undefined : await readReport('--resume with --report', resumed)
  if (earlier && resumed !== undefined) checkSameOptions(resumed, earlier, setUp)
  const { cli } = settings
  const server = await start({ ...cli, mock: { ...cli.mock, keepAlive: false } })
  try {
    const results = new SweepResults({
      ...{
        faults,
        presets: settings.presets,
        setUp,
        files: settings.files,
        earlier,
        baseline,
        beside,
        onResult: caller.onResult,
      },
      start: describeAppStart(settings.app),
      mock: { version: MOCK_VERSION, data: describeData(cli, server) },
    })
    return await sweepAll(server, settings, {
      faults,
      presets: settings.presets,
      results,
      signal: caller.signal,
    })
  } finally {
    await server.close()
  }
}

interface Sweep {
  readonly faults: readonly SweepCase[]
  readonly presets: readonly PresetCase[]
  readonly results: SweepResults
  readonly signal: AbortSignal
}

async function sweepAll(server: MockServer, settings: SweepSettings, sweep: Sweep): Promise<Report> {
  const { signal, results } = sweep
  try {
    signal.throwIfAborted()
    const driver = await createDriver(server, settings)
    const { delayScale, fixedFhirBase, workers } = settings
    try {
      await runAll({ server, driver, signal, delayScale, fixedFhirBase }, workers, sweep)
    } finally {
      await driver.close()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return results.finish(!signal.aborted)
}

async function runAll(
  context: SweepContext,
  parallel: number,
  { faults, presets, results, signal }: Sweep,
): Promise<void> {
  const reference = await runReference(context)
  await results.addReferenceRun(reference, context.driver.browser)
  const { result, grant, entries, evidence } = reference
  if (grant === undefined)
    throw new UsageError(
      `a reference run got no token, so no fault can be judged: ${result.observed.join('; ') || 'nothing was observed'}`,
    )
  let lastId = REFERENCE_RUN_COUNT + faults.length - 1
  const presetSweep = { context, references: evidence, takeId: () => ++lastId }
  const openPresets = presets.values()
  const open = faults.entries()
  const work = async () => {
    for (const tried of openPresets) {
      signal.throwIfAborted()
      if (!results.has(tried.name)) results.add(await runPreset(presetSweep, tried))
    }
    for (const [at, tried] of open) {
      signal.throwIfAborted()
      if (results.has(tried.name)) continue
      const apart = findUnreachableCase(tried, entries)
      results.add(apart ?? (await runFault(context, tried, { id: at + REFERENCE_RUN_COUNT, grant })))
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
}

async function createDriver(server: MockServer, { app }: SweepSettings): Promise<AppDriver> {
  if (app.kind === 'command') return createCommandDriver(server, app.command)
  return (await import('./page/create-page-driver.ts')).createPageDriver(server, app)
}
