import { isObject, type Resource } from '../model/resource.ts'

/** Elements that describe the subject of a resource; the first present one is used. */
const HEADINGS = [
  ...['title', 'name', 'code', 'medicationCodeableConcept', 'vaccineCode', 'description', 'type', 'category'],
  'relationship',
]
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Builds the narrative of a resource for users: its type, heading, value and patient (R4 dom-6). */
export function buildNarrative(resource: Resource): fhir4.Narrative {
  const heading = HEADINGS.map((name) => words(resource[name])).find((text) => text !== undefined)
  const { valueQuantity: quantity, valueCodeableConcept: coded, subject, patient } = resource
  const value = isObject(quantity) ? `${quantity.value} ${quantity.unit}` : words(coded)
  const text = [resource.resourceType, heading, value, words(subject ?? patient)].filter(Boolean).join(', ')
  const escaped = text.replace(/[&<>]/g, (char) => ENTITIES[char] as string)
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${escaped}</div>` }
}

/** Returns the display text of a string, a name, a concept or a reference. */
function words(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? value : [value]
  if (typeof first === 'string') return first
  const text = isObject(first) ? (first.text ?? first.display) : undefined
  return typeof text === 'string' ? text : undefined
}
