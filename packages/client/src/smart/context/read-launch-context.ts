import type { FhirContextItem, LaunchContext } from '../../model/launch-context.ts'
import type { StepDetail } from '../../model/run.ts'
import { isFhirId } from '../fhir/reference.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { scopesAndContext } from '../spec.ts'
import { readAuthorizationDetails } from './authorization-details.ts'

const OAUTH = new Set(['access_token', 'token_type', 'expires_in', 'scope', 'refresh_token', 'id_token'])
const SPEC = scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token')

/**
 * Reads the context in a token response, with a judgement for each member; invalid members are left out
 * (F-127 … F-136).
 */
export function readLaunchContext(json: Record<string, unknown>): {
  context: LaunchContext
  details: StepDetail[]
} {
  const context: LaunchContext = { fhirContext: [], other: {} }
  const details: StepDetail[] = []
  const say = (name: string, value: unknown, wrong?: string, meaning?: string) =>
    details.push({
      name,
      value: sanitizeText(typeof value === 'string' ? value : JSON.stringify(value)),
      verdict: wrong
        ? { level: 'error', message: wrong, spec: SPEC }
        : { level: 'ok', message: meaning ?? 'Applied.', spec: SPEC },
    })

  for (const name of ['patient', 'encounter'] as const) {
    const value = json[name]
    if (value === undefined) continue
    if (isFhirId(value)) {
      context[name] = value
      say(name, value, undefined, `The ${name} in context.`)
    } else
      say(
        name,
        value,
        `${name} must be a bare FHIR id ([A-Za-z0-9.-], 1 to 64 characters), such as "17", not "Patient/17". It was not used.`,
      )
  }
  if (json.need_patient_banner !== undefined) {
    if (typeof json.need_patient_banner === 'boolean') context.needPatientBanner = json.need_patient_banner
    say(
      'need_patient_banner',
      json.need_patient_banner,
      typeof json.need_patient_banner === 'boolean'
        ? undefined
        : 'need_patient_banner must be true or false.',
      context.needPatientBanner
        ? 'The app must show who the patient is.'
        : 'The EHR shows who the patient is.',
    )
  }
  for (const [name, key] of [
    ['intent', 'intent'],
    ['tenant', 'tenant'],
    ['smart_style_url', 'smartStyleUrl'],
  ] as const) {
    const value = json[name]
    if (value === undefined) continue
    const usable = typeof value === 'string' && (name !== 'smart_style_url' || isWebAddress(value))
    if (usable) context[key] = sanitizeText(value)
    say(name, value, usable ? undefined : `${name} is not usable and was left out.`)
  }
  if (json.appContext !== undefined) {
    const { appContext } = json
    const wrong = typeof appContext === 'string' ? undefined : 'appContext must be a string; it was left out.'
    if (typeof appContext === 'string') context.appContext = sanitizeText(appContext)
    say('appContext', appContext, wrong, 'For this app only, from the task or card that opened it.')
  }
  if (json.fhirContext !== undefined) {
    context.fhirContext = readFhirContext(json.fhirContext)
    say(
      'fhirContext',
      json.fhirContext,
      Array.isArray(json.fhirContext) ? undefined : 'fhirContext must be a list.',
    )
  }
  if (json.authorization_details !== undefined) {
    context.authorizationDetails = readAuthorizationDetails(json.authorization_details)
    const { length } = context.authorizationDetails
    const wrong = length > 0 ? undefined : 'authorization_details lists no FHIR server that can be used.'
    say('authorization_details', json.authorization_details, wrong, 'The FHIR servers that the token is for.')
  }
  for (const [name, value] of Object.entries(json)) {
    if (OAUTH.has(name) || details.some((detail) => detail.name === name)) continue
    context.other[name] = sanitizeText(JSON.stringify(value))
    details.push({
      name,
      value: context.other[name],
      verdict: { level: 'info', message: 'Not part of SMART; ignored.' },
    })
  }
  return { context, details }
}

/** Reads items of 2.0 (strings) and 2.1+ (objects); others are ignored (F-136). */
function readFhirContext(value: unknown): FhirContextItem[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    if (typeof item === 'string') return [{ reference: item, role: 'launch' }]
    if (typeof item !== 'object' || item === null) return []
    const { reference, canonical, type, role } = item as Record<string, unknown>
    if (typeof reference !== 'string' && typeof canonical !== 'string') return []
    return [
      {
        ...(typeof reference === 'string' ? { reference } : {}),
        ...(typeof canonical === 'string' ? { canonical } : {}),
        ...(typeof type === 'string' ? { type } : {}),
        role: typeof role === 'string' ? role : 'launch',
      },
    ]
  })
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
