import { fromBase64url } from '../../core/util/base64url.ts'
import { toLauncherFields } from './to-launcher-fields.ts'

const LAUNCH_TYPES = [
  'provider-ehr',
  'patient-portal',
  'provider-standalone',
  'patient-standalone',
  'backend-service',
] as const
const CLIENT_TYPES = ['public', 'confidential-symmetric', 'confidential-asymmetric', 'backend'] as const
const PKCE = ['none', 'auto', 'always'] as const

/** The fields of the URLs and launch values of the public SMART launcher: seventeen, by position. */
export interface LauncherValue {
  readonly launchType: (typeof LAUNCH_TYPES)[number]
  readonly patients: readonly string[]
  readonly providers: readonly string[]
  /** An id, or `AUTO`, `MANUAL`, `NONE`. */
  readonly encounter: string
  readonly skipLogin: boolean
  readonly skipAuth: boolean
  /** `true` when an EHR frame is shown, which has the patient banner. */
  readonly simEhr: boolean
  readonly scope: string
  readonly redirectUris: readonly string[]
  readonly clientId: string
  readonly clientSecret: string
  /** Name of an error to be simulated. */
  readonly authError: string
  readonly jwksUrl: string
  readonly jwks: string
  readonly clientType: (typeof CLIENT_TYPES)[number]
  readonly pkce: (typeof PKCE)[number]
  readonly fhirContext: string
}

/** Parses base64url of the JSON array, or of the object of older launchers; throws an `Error` with its defect. */
export function parseLauncherValue(encoded: string): LauncherValue {
  const fields = fieldsOf(encoded)
  const text = (at: number) => (typeof fields[at] === 'string' ? fields[at] : '')
  const flag = (at: number) => fields[at] === 1
  const list = (at: number) =>
    text(at)
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
  return {
    launchType: choice(LAUNCH_TYPES, fields[0], 'launch type'),
    patients: list(1),
    providers: list(2),
    encounter: text(3),
    skipLogin: flag(4),
    skipAuth: flag(5),
    simEhr: flag(6),
    scope: text(7),
    redirectUris: list(8),
    clientId: text(9),
    clientSecret: text(10),
    authError: text(11),
    jwksUrl: text(12),
    jwks: text(13),
    clientType: choice(CLIENT_TYPES, fields[14] ?? 0, 'client type'),
    pkce: choice(PKCE, fields[15] ?? 1, 'PKCE mode'),
    fhirContext: text(16),
  }
}

/** Returns the patient of the launch: the only one that the value names, whom the data may lack. */
export const findLauncherPatient = ({ patients }: LauncherValue): string | undefined =>
  patients.length === 1 ? patients[0] : undefined

function fieldsOf(encoded: string): readonly unknown[] {
  let value: unknown
  try {
    value = JSON.parse(fromBase64url(encoded) ?? '')
  } catch {
    throw new Error('it is not base64url of JSON')
  }
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null)
    throw new Error('it is neither an array nor an object of fields')
  return toLauncherFields(value as Readonly<Record<string, unknown>>)
}

function choice<Value>(values: readonly Value[], index: unknown, what: string): Value {
  const found = typeof index === 'number' ? values[index] : undefined
  if (found === undefined) throw new Error(`its ${what} is ${JSON.stringify(index)?.slice(0, 40)}`)
  return found
}
