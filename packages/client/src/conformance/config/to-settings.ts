import { resolve } from 'node:path'
import { loadKeys } from '../../server/keys/load-keys.ts'
import { DEFAULT_PORT } from '../../server/settings/options.ts'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { CERTIFICATIONS, type CertificationName } from '../coverage/certifications.ts'
import type { SmartVersion } from '../declare/target.ts'
import { createAutomaticDriver } from '../logins/automatic-driver.ts'
import type { RunSettings } from '../run/settings.ts'
import type { ConformanceConfig } from './config-schema.ts'
import { readSecret } from './read-config.ts'

const LIMITS = { requestsPerSecond: 5, refusedPerSecond: 1 }
/** Seconds that a run waits for a token to expire. */
const WAIT_S = 10
const SLOW_WAIT_S = 330

/** Selection of cases, beside what the configuration says about each. */
export type Selection = Partial<Pick<RunSettings, 'only' | 'skip' | 'level' | 'ready'>>

/** Builds the settings of a run. @throws SmartError invalid-input or insecure-url */
export async function toSettings(
  config: ConformanceConfig,
  folder: string,
  { only = [], skip = [], level, ready = [] }: Selection = {},
): Promise<RunSettings> {
  const { clients = {}, fhirBase, redirectUri = `http://localhost:${DEFAULT_PORT}/callback` } = config
  const { redirectUriWithQuery, otherPatient, secondBase, include = [], limits = {} } = config
  if (fhirBase === undefined)
    throw new SmartError('invalid-input', 'The FHIR base of a server is required.', {
      whatToTry: 'smart-client conformance http://localhost:4010/fhir',
    })
  const smartVersion = config.smartVersion ?? '2.2'
  checkVersions(ready, smartVersion)
  const { symmetric, ...others } = clients
  const hasKeys = clients.asymmetric !== undefined || clients.backend !== undefined
  const keysFile = config.keys && resolve(folder, config.keys.file)
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
      allow: config.allow ?? [],
      include,
      waitS: limits.waitS ?? (include.includes('slow') ? SLOW_WAIT_S : WAIT_S),
      ...withoutAbsent({ redirectUriWithQuery, otherPatient, secondBase }),
    },
    ...{ only, skip, leaveOut: config.leaveOut ?? {}, expected: config.expected ?? {} },
    ...{ attested: withoutAbsent(config.attested ?? {}), ready },
    ...(level === undefined ? {} : { level }),
    limits: { ...LIMITS, ...withoutAbsent(limits) },
    createDriver: createAutomaticDriver,
    maxLogins: config.maxLogins ?? Number.POSITIVE_INFINITY,
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

/** Leaves out members without a value, which optional members of JSON may have. */
function withoutAbsent<Members extends object>(
  members: Members,
): { [Name in keyof Members]: NonNullable<Members[Name]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Members]: NonNullable<Members[Name]>
  }
}
