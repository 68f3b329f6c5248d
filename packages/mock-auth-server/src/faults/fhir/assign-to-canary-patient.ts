import type { JsonObject } from '../../core/util/json.ts'

/** Contains the word that only planted content shows. */
const NAME = 'Canary Foreign'

/**
 * Returns a resource changed to belong to another patient, recognisable in a page (see `markResource`). Whatever
 * else the resource says stays, so that an app stumbles over nothing but the owner.
 */
export function assignToCanaryPatient(resource: JsonObject): JsonObject {
  const marked = markResource(resource)
  if (resource.resourceType === 'Patient') return marked
  const subject = { reference: 'Patient/canary', display: NAME }
  return { ...marked, ...('patient' in resource ? { patient: subject } : { subject }) }
}

/**
 * Returns another resource with the same codes and values, which exists nowhere else. Whatever a page shows of it
 * tells that: its name, narrative, titles and the texts of its concepts contain the word Canary.
 */
export function markResource(resource: JsonObject): JsonObject {
  const { resourceType } = resource
  return {
    ...(markTexts(resource) as JsonObject),
    id: 'canary',
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${NAME}</div>` },
    ...(resourceType === 'Patient' ? { name: [{ text: NAME, family: 'Foreign', given: ['Canary'] }] } : {}),
  }
}

const TITLES = new Set(['title', 'description', 'comment'])

function markTexts(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => markTexts(item, key))
  if (typeof value === 'string') return TITLES.has(key) ? NAME : value
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, markTexts(item, name)]))
  return Array.isArray(inner.coding)
    ? { ...inner, coding: inner.coding.map((each) => ({ ...each, display: NAME })), text: NAME }
    : inner
}
