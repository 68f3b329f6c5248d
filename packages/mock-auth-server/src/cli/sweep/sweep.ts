import type { Wire } from '../../http/start-mock.ts'
import type { Report, ReportCase } from '../../reports/report.ts'
import { summary } from '../reports/summary.ts'
import { writeReports } from '../reports/write-reports.ts'
import { start } from '../start.ts'
import { UsageError } from '../usage-error.ts'
import type { AppDriver } from './app-driver.ts'
import { commandDriver } from './command-driver.ts'
import { readReport } from './read-report.ts'
import { regressions } from './regressions.ts'
import { CONTROL_RUN, runFault } from './run-fault.ts'
import { readSweepSettings, type SweepSettings } from './sweep-settings.ts'
import { type SweptFault, sweptFaults } from './swept-fault.ts'
import { timeLeft } from './time-left.ts'

/**
 * `smart-mock sweep`: a run without a fault, then one for each fault, every one in a tenant of its own. 1 when one
 * failed (with a baseline: one that did not fail there), 130 when it was broken off. Throws `UsageError`.
 */
export async function sweep(args: readonly string[]): Promise<number> {
  const settings = await readSweepSettings(args)
  const faults = sweptFaults(settings.faults, settings.allVariants)
  const baseline =
    settings.baseline === undefined ? undefined : await readReport('--baseline', settings.baseline)
  const { json = '' } = settings.files
  const earlier = settings.resume ? (await readReport('--resume with --json', json)).cases : []
  const wire = await start(settings.cli)
  try {
    const report = await sweepAll(wire, settings, faults, earlier)
    process.stderr.write(`\nsmart-mock sweep: ${summary(report)}`)
    if (!report.complete) return 130
    if (!baseline) return report.cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0
    const worse = regressions(report, baseline)
    for (const { name } of worse) process.stderr.write(`REGRESSION ${name}\n`)
    return worse.length > 0 ? 1 : 0
  } finally {
    await wire.close()
  }
}

async function sweepAll(
  wire: Wire,
  settings: SweepSettings,
  faults: readonly SweptFault[],
  earlier: readonly ReportCase[],
): Promise<Report> {
  const breakOff = new AbortController()
  const stop = () => breakOff.abort(new Error('broken off'))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const driver = await driverOf(wire, settings)
  const { signal } = breakOff
  const startedAt = new Date().toISOString()
  const results = new Map(earlier.filter(({ name }) => name !== CONTROL_RUN).map((each) => [each.name, each]))
  const report = (complete: boolean): Report => {
    const names = [CONTROL_RUN, ...faults.map(({ name }) => name)]
    const cases = names.flatMap((name) => results.get(name) ?? [])
    return { title: 'smart-mock sweep', startedAt, complete, cases }
  }
  try {
    const control = await runFault(wire, driver, undefined, options('control', 'authorization_code'))
    results.set(CONTROL_RUN, control.result)
    const [grant] = control.grants
    if (grant === undefined)
      throw new UsageError(
        `without any fault the app got no token, so nothing can be told of it: ${control.result.seen.join('; ') || 'nothing was seen'}`,
      )
    const open = faults.filter(({ name }) => !results.has(name))
    const begin = Date.now()
    let next = 0
    let done = 0
    const work = async () => {
      for (let at = next++; at < open.length && !signal.aborted; at = next++) {
        const tried = open[at]
        if (!tried) return
        const { result } = await runFault(wire, driver, tried, options(`fault-${at}`, grant))
        results.set(tried.name, result)
        done += 1
        process.stderr.write(
          `${timeLeft(done, open.length, Date.now() - begin)} ${result.outcome} ${tried.name}\n`,
        )
        // After each, so that whatever ends this leaves a report to go on with.
        await writeReports(report(false), settings.files)
      }
    }
    await Promise.all(Array.from({ length: settings.parallel }, work))
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await driver.close()
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  const whole = report(!signal.aborted)
  await writeReports(whole, settings.files)
  return whole

  function options(name: string, grant: Parameters<typeof runFault>[3]['grant']) {
    return { name: `sweep-${name}`, signal, grant }
  }
}

async function driverOf(wire: Wire, { app }: SweepSettings): Promise<AppDriver> {
  if (app.kind === 'command') return commandDriver(wire, app.command)
  return (await import('./page-driver.ts')).pageDriver(app)
}
