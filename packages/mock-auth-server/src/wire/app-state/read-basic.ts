import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { AppState } from '../../state/app-state.ts'
import type { Tenant } from '../../state/tenant.ts'
import { AppStateError } from './app-state-error.ts'
import { getSubjectBase } from './get-subject-base.ts'

/** Maximum size in bytes, above the 256 kB that every server must accept (S-142). */
const LIMIT = 512 * 1024
/** Maximum size at a server that does not accept what it must. */
const LOW_LIMIT = 64 * 1024
const JSON_TYPE = /^application\/(?:fhir\+)?json$/
const MEMBERS = ['resourceType', 'id', 'meta', 'subject', 'code', 'extension']
const SUBJECT = /\/(Patient|Practitioner|PractitionerRole|RelatedPerson|Person)\/[A-Za-z0-9\-.]{1,64}$/

/**
 * Parses the Basic resource of a request: subject, code and top-level extensions only, so that no part is
 * lost (S-141).
 */
export function readBasic(
  tenant: Tenant,
  incoming: IncomingRequest,
  options: TenantOptions,
): Pick<AppState, 'code' | 'subject' | 'resource'> {
  const limit = isEnforced(options, 'app-state-size') ? LIMIT : LOW_LIMIT
  if (incoming.body.length > limit) {
    throw new AppStateError(413, 'too-long', `App state is limited to ${limit} bytes`)
  }
  if (!JSON_TYPE.test(incoming.mediaType)) {
    const says = `The body must be application/fhir+json, not ${incoming.mediaType || 'without a type'}`
    throw new AppStateError(415, 'not-supported', says)
  }
  const body = parsed(incoming.text)
  if (body.resourceType !== 'Basic') throw invalid('The body must be a Basic resource')
  const odd = Object.keys(body).find((name) => !MEMBERS.includes(name))
  if (odd !== undefined) throw invalid(`${odd} is not stored: use code, subject and top-level extensions`)
  return { code: codeOf(body), subject: subjectIn(body, getSubjectBase(tenant)), resource: body }
}

/** Converts a reference to an absolute URL. */
export function toAbsoluteReference(reference: string, fhirBase: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(reference) ? reference : `${fhirBase}/${reference}`
}

function parsed(text: string): JsonObject & { resourceType?: unknown } {
  try {
    const value = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  throw invalid('The body is not a JSON object')
}

function codeOf({ code }: JsonObject): string {
  const codings = (code as { coding?: unknown } | undefined)?.coding
  const [coding, second] = Array.isArray(codings) ? codings : []
  if (second !== undefined) throw invalid('code must have one coding')
  const { system, code: value } = (coding ?? {}) as { system?: unknown; code?: unknown }
  if (typeof system !== 'string' || typeof value !== 'string' || !system || !value) {
    throw invalid('code.coding must have a system and a code')
  }
  return `${system}|${value}`
}

function subjectIn({ subject }: JsonObject, fhirBase: string): string | undefined {
  if (subject === undefined) return undefined
  const { reference } = subject as { reference?: unknown }
  const url = typeof reference === 'string' ? toAbsoluteReference(reference, fhirBase) : ''
  if (!SUBJECT.test(url)) {
    throw invalid(
      'subject.reference must name a Patient, Practitioner, PractitionerRole, RelatedPerson or Person',
    )
  }
  return url
}

function invalid(says: string): AppStateError {
  return new AppStateError(400, 'invalid', says)
}
