import { resolve } from 'node:path'
import { formatSuggestion, type ParsedOptions } from '@smart-mock/cli-kit'
import { CASES } from '../../conformance/checks/list.ts'
import { getClients } from '../../conformance/config/get-clients.ts'
import { type ReadConfig, readConfig } from '../../conformance/config/read-config.ts'
import { toSettings } from '../../conformance/config/to-settings.ts'
import { checkSelectors } from '../../conformance/run/select-cases.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import { CERTIFICATION_NAMES } from '../../model/readiness.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { CONFORMANCE_OPTIONS } from '../conformance-options.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createManualUser } from './create-manual-user.ts'

type ConformanceValues = ParsedOptions<typeof CONFORMANCE_OPTIONS>

/** Reads the configuration file, if there is one. */
export async function readConfiguration(
  values: ConformanceValues,
  { stderr }: SafeTerminal,
): Promise<ReadConfig> {
  const read =
    values.config === undefined ? { config: {}, folder: process.cwd() } : await readConfig(values.config)
  if (typeof getClients(read.config).symmetric?.secret === 'string')
    stderr.write('The configuration has a literal secret; { "env": "NAME" } keeps it out of the file.\n')
  return read
}

/** Builds the settings of the configuration file, over which the command line takes precedence. */
export async function readSettings(
  base: string | undefined,
  values: ConformanceValues,
  { config, folder }: ReadConfig,
  terminal: SafeTerminal,
): Promise<RunSettings> {
  const { only = [], skip = [], level, ready = [] } = values
  const allow = [
    ...(values.revoke ? ['revoke' as const] : []),
    ...(values.register ? ['register' as const] : []),
    ...(values.write ? ['write' as const] : []),
  ]
  const own = [...only, ...skip, ...Object.keys(config.leaveOut ?? {}), ...Object.keys(config.expected ?? {})]
  checkSelectors(CASES, own, formatSuggestion)
  const include = [
    ...(values.slow ? ['slow' as const] : []),
    ...(values.thorough ? ['thorough' as const] : []),
  ]
  const { 'max-logins': maxLogins, login: driver, 'login-timeout': timeoutSeconds, script, session } = values
  const { 'client-id': clientId, 'redirect-uri': redirectUri, 'smart-version': smartVersion } = values
  return toSettings(
    {
      ...config,
      ...(base === undefined ? {} : { fhirBase: base }),
      ...(clientId === undefined ? {} : { clients: { ...getClients(config), public: { clientId } } }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
      ...(smartVersion === undefined ? {} : { smartVersion }),
      allow: [...(config.allow ?? []), ...allow],
      include: [...(config.include ?? []), ...include],
      login: {
        ...config.login,
        ...(driver === undefined ? {} : { driver }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
        ...(script === undefined ? {} : { script: resolve(script) }),
        ...(session === undefined ? {} : { session: resolve(session) }),
      },
      ...(maxLogins === undefined ? {} : { maxLogins: parseCount(maxLogins) }),
    },
    folder,
    {
      only,
      skip,
      ready: CERTIFICATION_NAMES.filter((name) => ready.includes(name)),
      ...(level === undefined ? {} : { level }),
    },
    createManualUser(terminal),
  )
}

function parseCount(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new SmartError('invalid-input', `--max-logins is "${text}", which is no number of logins.`)
}
