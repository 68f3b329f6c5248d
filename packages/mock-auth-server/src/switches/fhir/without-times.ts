import { parseJson, serializeJson } from '@smart-mock/fhir-engine/model/json'
import { findReplyHeader, type Reply } from '../../core/http/reply.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'

/** Returns a resource, and the entries of a Bundle, without the times of their last change. */
export function withoutResourceTimes(resource: JsonObject): JsonObject {
  const members = Object.entries(resource).flatMap(([name, value]): [string, Json | undefined][] => {
    if (name === 'meta') {
      const meta = withoutMembers(value as JsonObject, ['lastUpdated'])
      return Object.keys(meta).length === 0 ? [] : [[name, meta as Json]]
    }
    const isEntries = name === 'entry' && resource.resourceType === 'Bundle' && Array.isArray(value)
    return [[name, isEntries ? value.map(withoutEntryTimes) : value]]
  })
  return Object.fromEntries(members)
}

function withoutEntryTimes(entry: JsonObject): Json {
  const { resource, response } = entry
  return {
    ...entry,
    ...(resource !== undefined && { resource: withoutResourceTimes(resource as JsonObject) }),
    ...(response !== undefined && { response: withoutMembers(response as JsonObject, ['lastModified']) }),
  } as Json
}

/** Returns the reply with a file of an export, each of its resources without the time of its last change. */
export function withoutFileTimes(reply: Reply): Reply {
  const { body } = reply
  const type = findReplyHeader(reply, 'content-type') ?? ''
  if (typeof body !== 'string' || !type.startsWith('application/fhir+ndjson')) return reply
  const lines = body.split('\n').map((line) => line && withoutTimes(line))
  return { ...reply, body: lines.join('\n') }
}

function withoutTimes(line: string): string {
  return serializeJson(withoutResourceTimes(parseJson(line) as JsonObject))
}
