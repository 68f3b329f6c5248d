import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'

/** The parts of one `operation` of a FHIRPath Patch, by name. */
export type Parts = ReadonlyMap<string, PlainObject>

/** Returns the parts of a parameter by name. */
export function readParts(parameter: unknown): Parts {
  const list = isObject(parameter) && Array.isArray(parameter.part) ? parameter.part.filter(isObject) : []
  return new Map(list.map((part) => [String(part.name), part]))
}

/** Returns the part of this name; throws FhirError 400 without it. */
export function requirePart(parts: Parts, name: string): PlainObject {
  const found = parts.get(name)
  if (found) return found
  throw new FhirError(400, 'required', `A patch operation requires the part "${name}"`)
}

/** Returns the value of a part as text. */
export function readPartText(parts: Parts, name: string): string {
  return String(requirePart(parts, name)[findValueKey(requirePart(parts, name)) ?? ''] ?? '')
}

/** Returns the value of a part that is an index from 0 to `most`; throws FhirError 422 otherwise. */
export function readPosition(parts: Parts, name: string, most: number): number {
  const index = Number(readPartText(parts, name))
  if (Number.isInteger(index) && index >= 0 && index <= most) return index
  throw createPatchError(`${name} must be from 0 to ${most}`)
}

/** Returns the name of the `value[x]` of a part. */
export function findValueKey(part: PlainObject): string | undefined {
  return Object.keys(part).find((key) => /^value[A-Z]/.test(key))
}

/** Returns the type in the name of the `value[x]` of a part, such as `Boolean`. */
export function findChoiceType(part: PlainObject): string {
  return findValueKey(part)?.slice('value'.length) ?? ''
}

/** Creates the error of an operation that cannot be applied. */
export function createPatchError(why: string): FhirError {
  return new FhirError(422, 'processing', why)
}
