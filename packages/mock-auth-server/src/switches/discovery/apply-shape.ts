import type { Json, JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import type { Capture } from '../../presets/captures/capture.ts'
import { CAPTURES } from '../../presets/captures/list.ts'
import { fillPlaceholders, type Placeholders } from '../fill-placeholders.ts'
import { createScopeList } from './create-scope-list.ts'
import type { DocumentShape } from './document-shape.ts'

/** Returns a document in the shape of a real server's. */
export function applyShape(
  document: JsonObject,
  { capture: id, omit = [], set = {}, order = [] }: DocumentShape,
  placeholders: Placeholders,
): JsonObject {
  const capture = id === undefined ? undefined : CAPTURES.find((each) => each.id === id)
  const base = capture ? fillCapture(capture, document, placeholders) : document
  const changed = { ...withoutMembers(base, omit), ...fillPlaceholders(set, placeholders) }
  const first = order.filter((name) => Object.hasOwn(changed, name))
  return {
    ...Object.fromEntries(first.map((name) => [name, (changed as JsonObject)[name]])),
    ...withoutMembers(changed, first),
  }
}

/** Returns a captured document; what the capture leaves open is as the server has it. */
function fillCapture({ body }: Capture, document: JsonObject, placeholders: Placeholders): JsonObject {
  const members = Object.entries(body).map(([name, value]) => [
    name,
    fillMember(value as Json, document[name], placeholders),
  ])
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function fillMember(value: Json, own: Json | undefined, placeholders: Placeholders): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fillPlaceholders(value, placeholders)
  if ('$any' in value) return own
  return '$count' in value ? createScopeList(value) : fillPlaceholders(value, placeholders)
}
