import { parseOptions } from '../options/parse-options.ts'
import { parseInteger } from '../parse-integer.ts'
import type { ReportFiles } from '../reports/write-reports.ts'
import { type CliSettings, createSettings } from '../settings.ts'
import { UsageError } from '../usage-error.ts'
import { type AppUnderTest, readAppUnderTest } from './app-under-test.ts'

export interface SweepSettings {
  readonly cli: CliSettings
  readonly app: AppUnderTest
  /** The app knows one FHIR base: every run is in the default tenant, one at a time. */
  readonly fixedBase: boolean
  readonly faults: readonly string[] | undefined
  readonly allVariants: boolean
  readonly parallel: number
  /** Factor for the waits of replies. */
  readonly timeScale: number
  readonly files: ReportFiles
  readonly baseline: string | undefined
  readonly resume: boolean
}

const FREE_PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0', '--auto-approve']
const KNOWN_PORT = ['--port', '4010', '--control-port', '0', '--canary-port', '0', '--auto-approve']
/** Reads the command line of a sweep; throws `UsageError`. */
export async function readSweepSettings(args: readonly string[]): Promise<SweepSettings> {
  // Ports of the command line come behind these, and count.
  const ports = args.includes('--fixed-base') ? KNOWN_PORT : FREE_PORTS
  const values = parseOptions('sweep', [...ports, ...args])
  const { variants = 'default', resume = false, 'fixed-base': fixedBase = false } = values
  const { html, json, junit } = values
  if (variants !== 'default' && variants !== 'all')
    throw new UsageError(`--variants must be default or all, not ${variants}`)
  if (resume && json === undefined)
    throw new UsageError('--resume requires --json <file>, the report to resume')
  const { launch } = values
  const cli = await createSettings({ ...values, json: false, launch: launch === undefined ? [] : [launch] })
  return {
    cli,
    app: readAppUnderTest(values, cli, fixedBase),
    fixedBase,
    faults: values.faults?.split(',').map((name) => name.trim()),
    allVariants: variants === 'all',
    parallel: parallelOf(values.parallel, fixedBase),
    timeScale: scaleOf(values['time-scale'] ?? '0.1'),
    files: { html, json, junit },
    baseline: values.baseline,
    resume,
  }
}

function parallelOf(given: string | undefined, fixedBase: boolean): number {
  if (fixedBase && given !== undefined && given !== '1')
    throw new UsageError('--fixed-base cannot be combined with --parallel: it runs one fault at a time')
  return fixedBase ? 1 : Math.min(8, Math.max(1, parseInteger('--parallel', given ?? '2')))
}

function scaleOf(given: string): number {
  const scale = Number(given)
  if (scale > 0 && scale <= 10) return scale
  throw new UsageError(`--time-scale must be a number above 0 and up to 10, such as 0.1 or 1, not ${given}`)
}
