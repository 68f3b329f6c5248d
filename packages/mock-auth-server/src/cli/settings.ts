import { parseArgs } from 'node:util'
import { type Client, redirectUriProblem } from '../core/client.ts'
import type { MockSettings } from '../http/start-mock.ts'
import { integer } from './integer.ts'
import { REACH_OPTIONS, reachOptions } from './reach-options.ts'
import type { CertificateFiles } from './read-certificate.ts'
import { UPSTREAM_OPTIONS, type UpstreamOptions, upstreamOptions } from './upstream-options.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for. */
export interface CliSettings {
  readonly mock: MockSettings
  /** In the short form `name?param=value`. */
  readonly faults: readonly string[]
  /** Files and folders of FHIR data: for all tenants, to load into and to save from the default one. */
  readonly data: string | undefined
  readonly load: string | undefined
  readonly save: string | undefined
  readonly certificate: CertificateFiles
  readonly upstream: UpstreamOptions | undefined
  readonly json: boolean
  readonly help: boolean
  readonly version: boolean
}

const OPTIONS = {
  ...REACH_OPTIONS,
  'client-origin': { type: 'string' },
  client: { type: 'string' },
  redirect: { type: 'string', multiple: true },
  launch: { type: 'string', multiple: true },
  secret: { type: 'string' },
  fault: { type: 'string', multiple: true },
  user: { type: 'string' },
  patient: { type: 'string' },
  'auto-approve': { type: 'boolean' },
  seed: { type: 'string' },
  ...UPSTREAM_OPTIONS,
  data: { type: 'string' },
  load: { type: 'string' },
  save: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Reads the command line; throws `UsageError`. */
export function readSettings(args: readonly string[]): CliSettings {
  const { values } = parsed(args)
  const origin = values['client-origin']
  if (origin !== undefined && !/^https?:\/\/[^/]+$/.test(origin)) {
    throw new UsageError(`--client-origin is an origin such as http://localhost:4020, not ${origin}`)
  }
  const client = clientOf(values)
  const approve = values['auto-approve'] || values.user !== undefined || values.patient !== undefined
  return {
    mock: {
      ...reachOptions(values),
      ...(origin === undefined ? {} : { clientOrigin: origin }),
      ...(client ? { clients: [client] } : {}),
      ...(values.seed === undefined ? {} : { seed: integer('--seed', values.seed) }),
      ...(approve
        ? {
            options: {
              autoApprove: {
                ...(values.user === undefined ? {} : { user: values.user }),
                ...(values.patient === undefined ? {} : { patient: values.patient }),
              },
            },
          }
        : {}),
    },
    faults: values.fault ?? [],
    certificate: { https: values.https ?? false, cert: values.cert, key: values.key },
    upstream: upstreamOptions(values),
    data: values.data,
    load: values.load,
    save: values.save,
    json: values.json ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false })
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : error} (smart-mock --help lists all options)`,
    )
  }
}

type Values = ReturnType<typeof parsed>['values']

function clientOf({ client, redirect = [], launch = [], secret }: Values): Client | undefined {
  if (client === undefined) {
    if (redirect.length > 0) throw new UsageError('--redirect needs --client <client id> beside it')
    return undefined
  }
  if (redirect.length === 0)
    throw new UsageError(`--client ${client} needs --redirect <redirect URI> beside it`)
  // Only a native app has a scheme of its own, so the URI says what kind of app it is.
  const native = redirect.some((uri) => !/^https?:/i.test(uri))
  for (const uri of [...redirect, ...launch]) {
    const problem = redirectUriProblem(uri, native)
    if (problem) throw new UsageError(`${uri} cannot be registered: ${problem}`)
  }
  return {
    clientId: client,
    name: client,
    type: secret === undefined ? 'public' : 'confidential-symmetric',
    ...(secret === undefined ? {} : { secret }),
    redirectUris: redirect,
    launchUris: launch,
    ...(native ? { native } : {}),
  }
}
