import { createPaint, escapeForTerminal, UsageError } from '@smart-mock/cli-kit'
import type { MockServer } from '../../listeners/mock-server.ts'
import type { Report } from '../../reports/report.ts'
import { MOCK_VERSION } from '../mock-version.ts'
import { describeData } from '../reports/describe-data.ts'
import { formatSummary } from '../reports/format-summary.ts'
import { findJsonFile, formatJson } from '../reports/write-reports.ts'
import { start } from '../start/start.ts'
import type { AppDriver } from './app-driver.ts'
import { createCommandDriver } from './create-command-driver.ts'
import { describeAppStart } from './describe-app-start.ts'
import { findUnreachableCase } from './find-unreachable-case.ts'
import { checkSameOptions, digestOptions } from './option-digests.ts'
import { readReport } from './read-report.ts'
import { runFault } from './run-fault.ts'
import type { SweepContext } from './run-in-tenant.ts'
import { REFERENCE_RUN_COUNT, runReference } from './run-reference.ts'
import { type SweepCase, selectSweepCases } from './sweep-case.ts'
import { SweepResults } from './sweep-results.ts'
import { readSweepSettings, type SweepSettings } from './sweep-settings.ts'

/**
 * Runs `smart-mock sweep`: two reference runs without a fault, then one run for each fault, each in its own
 * tenant. Returns 1 when one failed (with a baseline: one that did not fail there), 130 when it was
 * interrupted. Throws `UsageError`.
 */
export async function sweep(args: readonly string[]): Promise<number> {
  const settings = await readSweepSettings(args)
  const faults = selectSweepCases(settings.faults, settings.allVariants)
  const baseline =
    settings.baseline === undefined ? undefined : await readReport('--baseline', settings.baseline)
  const setUp = digestOptions(args)
  const resumed = settings.resume ? findJsonFile(settings.files) : undefined
  const earlier = resumed === undefined ? undefined : await readReport('--resume with --report', resumed)
  if (earlier && resumed !== undefined) checkSameOptions(resumed, earlier, setUp)
  const { cli } = settings
  const wire = await start({ ...cli, mock: { ...cli.mock, keepAlive: false } })
  try {
    const progress = new SweepResults({
      ...{ faults, setUp, files: settings.files, earlier, baseline },
      start: describeAppStart(settings.app),
      mock: { version: MOCK_VERSION, data: describeData(cli, wire) },
    })
    const report = await sweepAll(wire, settings, faults, progress)
    process.stderr.write(`\nsmart-mock sweep: ${formatSummary(report, createPaint(process.stderr))}`)
    if (settings.json) process.stdout.write(escapeForTerminal(formatJson(report)))
    if (!report.complete) return 130
    const { comparison } = report
    if (!comparison) return report.cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0
    for (const name of comparison.better) process.stderr.write(`BETTER ${name}\n`)
    for (const name of comparison.worse) process.stderr.write(`REGRESSION ${name}\n`)
    return comparison.worse.length > 0 ? 1 : 0
  } finally {
    await wire.close()
  }
}

async function sweepAll(
  server: MockServer,
  settings: SweepSettings,
  faults: readonly SweepCase[],
  progress: SweepResults,
): Promise<Report> {
  const breakOff = new AbortController()
  const stop = () => breakOff.abort(new Error('interrupted'))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const { signal } = breakOff
  try {
    const driver = await driverOf(server, settings)
    const { delayScale, fixedFhirBase, workers } = settings
    try {
      await runAll({ server, driver, signal, delayScale, fixedFhirBase }, workers, faults, progress)
    } finally {
      await driver.close()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  return progress.finish(!signal.aborted)
}

async function runAll(
  stage: SweepContext,
  parallel: number,
  faults: readonly SweepCase[],
  progress: SweepResults,
): Promise<void> {
  const reference = await runReference(stage)
  await progress.addReferenceRun(reference, stage.driver.browser)
  const { result, grant, entries } = reference
  if (grant === undefined)
    throw new UsageError(
      `a reference run got no token, so no fault can be judged: ${result.observed.join('; ') || 'nothing was observed'}`,
    )
  const open = faults.entries()
  const work = async () => {
    for (const [at, tried] of open) {
      stage.signal.throwIfAborted()
      if (progress.has(tried.name)) continue
      const apart = findUnreachableCase(tried, entries)
      progress.add(apart ?? (await runFault(stage, tried, { id: at + REFERENCE_RUN_COUNT, grant })))
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
}

async function driverOf(server: MockServer, { app }: SweepSettings): Promise<AppDriver> {
  if (app.kind === 'command') return createCommandDriver(server, app.command)
  return (await import('./page/create-page-driver.ts')).createPageDriver(server, app)
}
