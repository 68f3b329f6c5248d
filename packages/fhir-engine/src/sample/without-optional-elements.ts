import { findStructure } from '../definitions/structures.ts'
import { isObject } from '../model/resource.ts'

/** What is kept although R4 does not require it. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  // By these people know whom they pick.
  Patient: ['name', 'gender', 'birthDate'],
  Practitioner: ['name'],
  Person: ['name', 'link'],
  Organization: ['name'],
  // The invariants ait-1, con-3, app-3 and que-0 ask for them.
  AllergyIntolerance: ['clinicalStatus'],
  Condition: ['clinicalStatus'],
  Appointment: ['start', 'end'],
  Questionnaire: ['name', 'url', 'item'],
  // Without them nobody knows whose role it is, and what was answered.
  PractitionerRole: ['practitioner'],
  QuestionnaireResponse: ['questionnaire', 'item'],
}
/** By these a resource belongs to a patient and to a visit. */
const OWNERS = ['subject', 'patient', 'beneficiary', 'encounter', 'context', 'securityContext']
/** By these an Observation or a report means something (obs-6, obs-7). */
const CONTENTS = ['component', 'result', 'dataAbsentReason', 'data']

/**
 * Returns a resource with only what R4 requires and what says whose it is: what an app may count on from any
 * server. Values and dates of Observations stay, since an Observation without them says nothing.
 */
export function withoutOptionalElements<T extends fhir4.FhirResource>(resource: T): T {
  const { resourceType, id, meta } = resource
  const kept = new Set([...OWNERS, ...CONTENTS, ...(KEPT[resourceType] ?? [])])
  const elements = findStructure(resourceType)?.elements
  const rest = Object.entries(resource).filter(([key]) => {
    const rule = elements?.get(key)
    return rule !== undefined && (rule.required || kept.has(key) || /^(?:value|effective)[A-Z]/.test(key))
  })
  const tag = meta?.tag ? { tag: meta.tag } : {}
  const { versionId, lastUpdated } = meta ?? {}
  return {
    resourceType,
    id,
    meta: { versionId, lastUpdated, ...tag },
    ...Object.fromEntries(rest.map(([key, value]) => [key, withoutDisplay(value)])),
  } as T
}

/** Returns a value without the texts that are only there for people: `display`, and `text` beside a coding. */
function withoutDisplay(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDisplay)
  if (!isObject(value)) return value
  const dropped = value.coding ? ['display', 'text'] : ['display']
  const kept = Object.entries(value).filter(([key]) => !dropped.includes(key))
  // A reference has its text only when nothing else is there.
  if (kept.length === 0) return value
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutDisplay(each)]))
}
