import { isObject, type PlainObject } from '../model/resource.ts'

/** Returns the objects of a repeated element. */
export function listObjects(value: unknown): PlainObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Returns the texts of a repeated element. */
export function listTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** Returns the text of an element; `undefined` without one. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
