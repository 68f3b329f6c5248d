import { type ParsedOptions, UsageError } from '@smart-mock/cli-kit'
import type { FaultSettings } from '../core/declare/fault-settings.ts'
import type { Client } from '../core/oauth/client.ts'
import { findRedirectUriProblem } from '../core/oauth/find-redirect-uri-problem.ts'
import type { MockSettings } from '../mock/mock-settings.ts'
import type { OptionSettings } from '../options/option-settings.ts'
import { toClient } from '../options/to-client.ts'
import { toOptions } from '../options/to-options.ts'
import type { Config } from './config-schema.ts'
import { parseOptions } from './options/parse-options.ts'
import type { START_OPTIONS } from './options/server-options.ts'
import { readAllowedFindings } from './read-allowed-findings.ts'
import type { CertificateFiles } from './read-certificate.ts'
import { readConfig } from './read-config.ts'
import { readListenerOptions } from './read-listener-options.ts'
import { readPreset } from './read-preset.ts'
import { readSampleSet } from './read-sample-set.ts'
import { readStoreOptions } from './read-store-options.ts'
import { readUpstreamOptions, type UpstreamOptions } from './read-upstream-options.ts'
import { toOptionValues } from './to-option-values.ts'

/** The settings of the command line. */
export interface CliSettings {
  readonly mock: MockSettings
  /** Faults of the default tenant; a text is the short form `name?param=value`. */
  readonly faults: readonly (string | FaultSettings)[]
  /** Tenants beside the default one. */
  readonly tenants: Config['tenants']
  /** Files and folders of FHIR data: for all tenants, to load into and to save from the default one. */
  readonly data: string | undefined
  readonly load: string | undefined
  readonly save: string | undefined
  readonly certificate: CertificateFiles
  readonly upstream: UpstreamOptions | undefined
  readonly json: boolean
  /** The configuration file, and whether the mock follows its changes. */
  readonly config: string | undefined
  readonly watch: boolean
  readonly version: boolean
}

/** The settings of the server on a command line. */
export type ServerOptions = ParsedOptions<typeof START_OPTIONS>

/**
 * Reads the command line, and the file of `--config`, over which it takes precedence; throws `UsageError`.
 */
export function readSettings(args: readonly string[]): Promise<CliSettings> {
  return createSettings(parseOptions('start', args))
}

/** Creates the settings of parsed options, and of the file of `--config`, which they go before; throws `UsageError`. */
export async function createSettings(values: ServerOptions): Promise<CliSettings> {
  const allow = await readAllowedFindings(values.allow ?? [])
  if (values.config === undefined) return settingsOf(values, { allow })
  const config = await readConfig(values.config)
  const both = { ...config, allow: { ...config.allow, ...allow } }
  return settingsOf({ ...toOptionValues(config), ...values }, both)
}

function settingsOf(values: ServerOptions, config: Config): CliSettings {
  const origin = values['client-origin']
  if (origin !== undefined && !/^https?:\/\/[^/]+$/.test(origin)) {
    throw new UsageError(`--client-origin must be an origin such as http://localhost:4020, not ${origin}`)
  }
  const client = clientOf(values)
  return {
    mock: {
      ...readListenerOptions(values),
      ...readStoreOptions(values),
      ...(origin === undefined ? {} : { clientOrigin: origin }),
      clients: [...(config.clients ?? []).map(toClient), ...(client ? [client] : [])],
      ...(values.memory === undefined ? {} : { memory: values.memory }),
      ...readSampleSet(values),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      options: optionsOf(values, config),
      allow: config.allow ?? {},
    },
    faults: [...(config.faults ?? []), ...(values.fault ?? [])],
    tenants: config.tenants,
    certificate: { https: values.https ?? false, cert: values.cert, key: values.key },
    upstream: readUpstreamOptions(values),
    data: values.data,
    load: values.load,
    save: values.save,
    json: values.json ?? false,
    config: values.config,
    watch: values.watch ?? false,
    version: values.version ?? false,
  }
}

/** Returns the options of the file; user and patient choose, and consent is still asked where an option says so. */
function optionsOf(values: ServerOptions, config: Config): OptionSettings {
  const options = { ...toOptions(config.options ?? {}), ...readPreset(values.preset) }
  const { user, patient, 'auto-approve': asked = false } = values
  if (!asked && user === undefined && patient === undefined) return options
  const autoApprove = {
    ...options.autoApprove,
    ...(user === undefined ? {} : { user }),
    ...(patient === undefined ? {} : { patient }),
    ...(asked ? { consent: 'given' as const } : {}),
  }
  return { ...options, autoApprove }
}

function clientOf(values: ServerOptions): Client | undefined {
  const { 'client-id': client, 'redirect-uri': redirect = [], 'launch-url': launch = [], secret } = values
  if (client === undefined) {
    if (redirect.length > 0) throw new UsageError('--redirect-uri requires --client-id <client id>')
    return undefined
  }
  if (redirect.length === 0)
    throw new UsageError(`--client-id ${client} requires --redirect-uri <redirect URI>`)
  // Only a native app has its own scheme, so the URI determines the type of the app.
  const native = redirect.some((uri) => !/^https?:/i.test(uri))
  const { 'native-scheme': nativeSchemes } = values
  for (const uri of [...redirect, ...launch]) {
    const problem = findRedirectUriProblem(uri, { native, ...(nativeSchemes ? { nativeSchemes } : {}) })
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
    ...(nativeSchemes ? { nativeSchemes } : {}),
  }
}
