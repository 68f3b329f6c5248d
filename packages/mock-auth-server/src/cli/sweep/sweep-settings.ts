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
  readonly fixedFhirBase: boolean
  readonly faults: readonly string[] | undefined
  readonly allVariants: boolean
  readonly workers: number
  /** Factor for the waits of replies. */
  readonly delayScale: number
  readonly files: ReportFiles
  readonly baseline: string | undefined
  readonly resume: boolean
}

const FREE_PORTS = { port: '0', 'control-port': '0', 'canary-port': '0' }
const KNOWN_PORT = { ...FREE_PORTS, port: '4010' }

/** Reads the command line of a sweep; throws `UsageError`. */
export async function readSweepSettings(args: readonly string[]): Promise<SweepSettings> {
  const given = parseOptions('sweep', args)
  const ports = given['fixed-fhir-base'] ? KNOWN_PORT : FREE_PORTS
  const values = { ...ports, 'auto-approve': true, ...given }
  const { variants = 'default', resume = false, 'fixed-fhir-base': fixedFhirBase = false } = values
  const { html, json, junit } = values
  if (variants !== 'default' && variants !== 'all')
    throw new UsageError(`--variants must be default or all, not ${variants}`)
  if (resume && json === undefined)
    throw new UsageError('--resume requires --json <file>, the report to resume')
  const { 'launch-url': launchUrl } = values
  const launchUrls = launchUrl === undefined ? [] : [launchUrl]
  const cli = await createSettings({ ...values, json: false, 'launch-url': launchUrls })
  return {
    cli,
    app: readAppUnderTest(values, cli, fixedFhirBase),
    fixedFhirBase,
    faults: values.faults?.split(',').map((name) => name.trim()),
    allVariants: variants === 'all',
    workers: readWorkers(values.workers, fixedFhirBase),
    delayScale: scaleOf(values['delay-scale'] ?? '0.1'),
    files: { html, json, junit },
    baseline: values.baseline,
    resume,
  }
}

function readWorkers(given: string | undefined, fixedBase: boolean): number {
  if (fixedBase && given !== undefined && given !== '1')
    throw new UsageError('--fixed-fhir-base cannot be combined with --workers: it runs one fault at a time')
  return fixedBase ? 1 : Math.min(8, Math.max(1, parseInteger('--workers', given ?? '2')))
}

function scaleOf(given: string): number {
  const scale = Number(given)
  if (scale > 0 && scale <= 10) return scale
  throw new UsageError(`--delay-scale must be a number above 0 and up to 10, such as 0.1 or 1, not ${given}`)
}
