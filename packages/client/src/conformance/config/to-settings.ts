import { resolve } from 'node:path'
import type { CertificationName } from '../../model/readiness.ts'
import { loadKeys } from '../../server/keys/load-keys.ts'
import { DEFAULT_PORT } from '../../server/settings/options.ts'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { CERTIFICATIONS } from '../coverage/certifications.ts'
import type { SmartVersion } from '../declare/target.ts'
import type { ManualUser } from '../logins/manual/create-manual-driver.ts'
import { selectLoginDriver } from '../logins/select-login-driver.ts'
import type { RunSettings } from '../run/settings.ts'
import type { ConformanceConfig } from './config-schema.ts'
import { getClients } from './get-clients.ts'
import { readSecret } from './read-config.ts'
import { toKeySet } from './to-key-set.ts'
import { toLaunchSettings } from './to-launch-settings.ts'
import { toLoginSettings } from './to-login-settings.ts'
import { withoutAbsent } from './without-absent.ts'

const LIMITS = { requestsPerSecond: 5, refusedPerSecond: 1 }
/** Seconds that a run waits for a token to expire. */
const WAIT_S = 10
const SLOW_WAIT_S = 330
/** Logins that a user is asked for by default. */
const MOST_BY_HAND = 7

/** Selection of cases, beside what the configuration says about each. */
export type Selection = Partial<Pick<RunSettings, 'only' | 'skip' | 'level' | 'ready'>>

/** Builds the settings of a run; with a user at a terminal there is the login driver `manual`. @throws SmartError */
export async function toSettings(
  config: ConformanceConfig,
  folder: string,
  { only = [], skip = [], level, ready = [] }: Selection = {},
  user?: ManualUser,
): Promise<RunSettings> {
  const { fhirBase, redirectUri = `http://localhost:${DEFAULT_PORT}/callback` } = config
  const { redirectUriWithQuery, otherPatient, secondBase, include = [], limits = {} } = config
  if (fhirBase === undefined)
    throw new SmartError('invalid-input', 'The FHIR base of a server is required.', {
      whatToTry: 'smart-client conformance http://localhost:4010/fhir',
    })
  const smartVersion = config.smartVersion ?? '2.2'
  checkVersions(ready, smartVersion)
  const allow = [...(config.allow ?? []), ...(config.clients === 'register' ? (['register'] as const) : [])]
  const clients = getClients(config)
  const registers = allow.includes('register') && Object.keys(withoutAbsent(clients)).length === 0
  const { symmetric, ...others } = clients
  const hasKeys = registers || clients.asymmetric !== undefined || clients.backend !== undefined
  const login = await toLoginSettings(config.login ?? {}, folder)
  const launch = toLaunchSettings(config, redirectUri, folder)
  const keysFile = config.keys?.file && resolve(folder, config.keys.file)
  const keySet = toKeySet(config.keys ?? {}, {
    ...{ fhirBase, mayRegister: allow.includes('register'), hasClients: hasKeys && !registers },
  })
  const keys = hasKeys ? await loadKeys(keysFile) : undefined
  return {
    target: {
      fhirBase: checkFhirBase(fhirBase),
      smartVersion,
      clients: {
        ...withoutAbsent(others),
        ...(symmetric
          ? { symmetric: { ...symmetric, secret: await readSecret(symmetric.secret, folder, process.env) } }
          : {}),
      },
      keys: keys?.signing ?? [],
      publicKeys: keys?.publicJwks.keys ?? [],
      redirectUri,
      origin: config.origin ?? new URL(redirectUri).origin,
      allow,
      include,
      launch: launch.target,
      waitS: limits.waitS ?? (include.includes('slow') ? SLOW_WAIT_S : WAIT_S),
      ...withoutAbsent({ redirectUriWithQuery, otherPatient, secondBase, keySet }),
    },
    ...{ only, skip, leaveOut: config.leaveOut ?? {}, expected: config.expected ?? {} },
    ...{ attested: withoutAbsent(config.attested ?? {}), ready },
    ...(level === undefined ? {} : { level }),
    limits: { ...LIMITS, ...withoutAbsent(limits) },
    secrets: login.secrets,
    launchMeans: launch.means,
    registers,
    createDriver: selectLoginDriver(login, user),
    maxLogins: config.maxLogins ?? (login.driver === 'manual' ? MOST_BY_HAND : Number.POSITIVE_INFINITY),
  }
}

/** Checks that each certification admits the version of SMART. @throws SmartError invalid-input */
function checkVersions(ready: readonly CertificationName[], smartVersion: SmartVersion): void {
  for (const name of ready) {
    const { title, versions } = CERTIFICATIONS[name]
    if (versions.includes(smartVersion)) continue
    throw new SmartError(
      'invalid-input',
      `Readiness for ${title} requires SMART ${versions.join(' or ')}, not ${smartVersion}.`,
      { whatToTry: `--smart-version ${versions.at(-1)}` },
    )
  }
}
