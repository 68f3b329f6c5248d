import { UsageError } from '@smart-mock/cli-kit'
import { parseOptions } from '../options/parse-options.ts'
import { findJsonFile } from '../reports/write-reports.ts'
import { type CliSettings, createSettings } from '../settings.ts'
import { type AppUnderTest, readAppUnderTest } from './app-under-test.ts'
import { type PresetCase, selectPresetCases } from './presets/preset-case.ts'

export interface SweepSettings {
  readonly cli: CliSettings
  readonly app: AppUnderTest
  /** The app knows one FHIR base: every run is in the default tenant, one at a time. */
  readonly fixedFhirBase: boolean
  readonly faults: readonly string[] | undefined
  /** Presets to run the app against. */
  readonly presets: readonly PresetCase[]
  readonly allVariants: boolean
  readonly workers: number
  /** Factor for the waits of replies. */
  readonly delayScale: number
  /** Files that the report is written to. */
  readonly files: readonly string[]
  readonly baseline: string | undefined
  /** Reports of other apps, for the table of presets. */
  readonly beside: readonly string[]
  readonly resume: boolean
}

const FREE_PORTS = { port: 0, 'control-port': 0, 'canary-port': 0 }
const KNOWN_PORT = { ...FREE_PORTS, port: 4010 }

/** Reads the command line of a sweep, and its variables of the environment; throws `UsageError`. */
export async function readSweepSettings(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<SweepSettings> {
  const given = parseOptions('sweep', args, environment)
  const ports = given['fixed-fhir-base'] ? KNOWN_PORT : FREE_PORTS
  const values = { ...ports, 'auto-approve': true, ...given }
  const { variants = 'default', resume = false, 'fixed-fhir-base': fixedFhirBase = false } = values
  const { report: files = [] } = values
  if (resume && findJsonFile(files) === undefined)
    throw new UsageError('--resume requires --report <file>.json, the report to resume')
  const { 'launch-url': launchUrl } = values
  const launchUrls = launchUrl === undefined ? [] : [launchUrl]
  const cli = await createSettings({ ...values, json: false, 'launch-url': launchUrls })
  return {
    cli,
    app: readAppUnderTest(values, cli, fixedFhirBase),
    fixedFhirBase,
    faults:
      values.faults?.split(',').map((name) => name.trim()) ?? (values.presets === undefined ? undefined : []),
    presets: selectPresetCases(values.presets),
    allVariants: variants === 'all',
    workers: readWorkers(values.workers, fixedFhirBase),
    delayScale: values['delay-scale'] ?? 0.1,
    files,
    baseline: values.baseline,
    beside: values.beside ?? [],
    resume,
  }
}

function readWorkers(given: number | undefined, fixedBase: boolean): number {
  if (fixedBase && given !== undefined && given !== 1)
    throw new UsageError('--fixed-fhir-base cannot be combined with --workers: it runs one fault at a time')
  return fixedBase ? 1 : (given ?? 2)
}
