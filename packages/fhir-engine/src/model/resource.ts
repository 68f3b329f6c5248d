import { Decimal } from './decimal.ts'

/** The metadata of a resource that the engine reads or writes. */
export interface Meta {
  versionId?: string
  lastUpdated?: string
  profile?: string[]
  security?: Coding[]
  tag?: Coding[]
  source?: string
  [element: string]: unknown
}

interface Coding {
  system?: string
  code?: string
  display?: string
  [element: string]: unknown
}

/** A resource as plain JSON: what the engine works on, whatever its type. */
export interface Resource {
  resourceType: string
  id?: string
  meta?: Meta
  [element: string]: unknown
}

export type PlainObject = Record<string, unknown>

/** Returns `true` for a JSON object; a `Decimal` is a number. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal)
}
