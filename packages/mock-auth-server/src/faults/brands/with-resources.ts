import type { Json, JsonObject } from '../../core/util/json.ts'

/** Returns the bundle with every resource of that type changed. */
export function withResources(
  bundle: JsonObject,
  type: 'Organization' | 'Endpoint',
  change: (resource: JsonObject) => JsonObject,
): JsonObject {
  const entry = (bundle.entry as readonly JsonObject[]).map((each) => {
    const resource = each.resource as JsonObject
    return resource.resourceType === type ? { ...each, resource: change(resource) } : each
  })
  return { ...bundle, entry: entry as Json }
}
