/** A resource as plain JSON: what the engine works on, whatever its type. */
export interface Resource {
  resourceType: string
  id?: string
  meta?: fhir4.Meta
  [element: string]: unknown
}

export type PlainObject = Record<string, unknown>

export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
