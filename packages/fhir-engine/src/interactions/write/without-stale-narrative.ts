import { isSameJson } from '../../model/is-same-json.ts'
import { isObject, type Resource } from '../../model/resource.ts'

/** Statuses of narratives that were made of the data, and say what the data said then. */
const GENERATED = new Set<unknown>(['generated', 'extensions'])

/**
 * Returns a patched resource without its generated narrative, unless the patch changed the narrative too or
 * nothing at all: a patch must not leave one that is clinically unsafe (R4 §3.1.0.8).
 */
export function withoutStaleNarrative(before: Resource, patched: Resource): Resource {
  const { text, ...rest } = patched
  if (!isObject(text) || !GENERATED.has(text.status) || !isSameJson(text, before.text)) return patched
  return isSameJson(before, patched) ? patched : (rest as Resource)
}
