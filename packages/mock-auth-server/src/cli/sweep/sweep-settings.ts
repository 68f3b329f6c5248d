import { integer } from '../integer.ts'
import { REPORT_OPTIONS, type ReportFiles, takeOptions } from '../reports/report-options.ts'
import { type CliSettings, readSettings } from '../settings.ts'
import { UsageError } from '../usage-error.ts'

/** The app under test, and how it is begun. */
export type SweptApp =
  | { readonly kind: 'command'; readonly command: string }
  /** `{fhirBase}` in it stands for the FHIR base of the tenant. */
  | { readonly kind: 'standalone'; readonly url: string }
  | { readonly kind: 'launch'; readonly url: string; readonly clientId: string }

export interface SweepSettings {
  readonly cli: CliSettings
  readonly app: SweptApp
  readonly faults: readonly string[] | undefined
  readonly allVariants: boolean
  readonly parallel: number
  readonly files: ReportFiles
  readonly baseline: string | undefined
  readonly resume: boolean
}

const FREE_PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0', '--auto-approve']
const OPTIONS = ['standalone', 'launch', 'command', 'faults', 'variants', 'parallel', 'baseline'] as const

/** Reads the command line of a sweep; throws `UsageError`. */
export async function readSweepSettings(args: readonly string[]): Promise<SweepSettings> {
  const resume = args.includes('--resume')
  const own = args.filter((arg) => arg !== '--resume')
  const { taken, rest } = takeOptions(own, [...REPORT_OPTIONS, ...OPTIONS])
  const { variants = 'default', parallel = '2', baseline, faults, html, json, junit } = taken
  if (variants !== 'default' && variants !== 'all')
    throw new UsageError(`--variants is default or all, not ${variants}`)
  if (resume && json === undefined)
    throw new UsageError('--resume needs --json <file>, the report to go on with')
  const launch = taken.launch === undefined ? [] : ['--launch', taken.launch]
  const cli = await readSettings([...FREE_PORTS, ...rest, ...launch])
  return {
    cli,
    app: appOf(taken, cli),
    faults: faults?.split(',').map((name) => name.trim()),
    allVariants: variants === 'all',
    parallel: Math.min(8, Math.max(1, integer('--parallel', parallel))),
    files: {
      ...(html === undefined ? {} : { html }),
      ...(json === undefined ? {} : { json }),
      ...(junit === undefined ? {} : { junit }),
    },
    baseline,
    resume,
  }
}

function appOf(
  { standalone, launch, command }: { standalone?: string; launch?: string; command?: string },
  { mock }: CliSettings,
): SweptApp {
  if ([standalone, launch, command].filter((each) => each !== undefined).length !== 1)
    throw new UsageError('sweep needs one of --standalone <url>, --launch <url> and --command <command>')
  if (command !== undefined) return { kind: 'command', command }
  const clientId = mock.clients?.[0]?.clientId
  if (launch !== undefined) {
    if (clientId === undefined) throw new UsageError('--launch needs --client and --redirect beside it')
    return { kind: 'launch', url: launch, clientId }
  }
  const url = standalone ?? ''
  if (!URL.canParse(url.replace('{fhirBase}', '')) || !url.includes('{fhirBase}'))
    throw new UsageError(
      '--standalone is the URL at which the app begins a login, with {fhirBase} where it takes the FHIR base, ' +
        `such as http://localhost:3000/launch?iss={fhirBase}, not ${url}`,
    )
  return { kind: 'standalone', url }
}
