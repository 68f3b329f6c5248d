import type { JsonObject } from '../../core/util/json.ts'

/** Returns an object without a member. */
export function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _, ...others } = object
  return others
}
