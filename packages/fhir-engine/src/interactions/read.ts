import { subset } from '../definitions/subset.ts'
import { FhirError } from '../model/fhir-error.ts'
import { binaryReply } from '../reply/binary-reply.ts'
import { resourceReply } from '../reply/resource-reply.ts'
import { subsetOf } from '../search/search-options.ts'
import { cached, isLive, type LiveEntry } from '../store/entry.ts'
import type { Handler } from './call.ts'
import { notFound, permit, reach } from './permit.ts'

/** `GET Type/id`. */
export const read: Handler = (call) => {
  const { type, id, request, parameters } = call
  permit(call, type, 'r')
  const entry = reach(call, type, id, 'r')
  if (!isLive(entry)) throw gone(type, id)
  const last = (name: string) => parameters.findLast(([each]) => each === name)?.[1]
  const parts = subsetOf(last('_summary'), last('_elements'))
  if (isUnchanged(entry, request.header('if-none-match'), request.header('if-modified-since'))) {
    return { status: 304, headers: [['ETag', `W/"${entry.version}"`]] }
  }
  if (type === 'Binary') return binaryReply(entry, request)
  const reply = resourceReply(200, entry, subset(entry.resource, parts))
  if (Object.keys(parts).length === 0)
    reply.text = cached(entry, '%text', () => JSON.stringify(entry.resource))
  return reply
}

/** `GET Type/id/_history/version`. */
export const vread: Handler = (call) => {
  const { type, id, store, route } = call
  permit(call, type, 'r')
  const text = route.detail ?? ''
  const entry = /^\d{1,9}$/.test(text) ? store.version(type, id, Number(text)) : undefined
  if (!entry || !call.filter.sees(entry, 'r')) throw notFound(type, `${id}/_history/${text.slice(0, 64)}`)
  if (!isLive(entry)) throw gone(type, id)
  return type === 'Binary' ? binaryReply(entry, call.request) : resourceReply(200, entry, entry.resource)
}

function gone(type: string, id: string): FhirError {
  return new FhirError(410, 'deleted', `${type}/${id} was deleted`)
}

function isUnchanged(entry: LiveEntry, noneMatch: string | undefined, since: string | undefined): boolean {
  if (noneMatch !== undefined) {
    return noneMatch
      .split(',')
      .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\/|"/g, '') === `${entry.version}`)
  }
  if (since === undefined) return false
  const date = Date.parse(since)
  return Number.isFinite(date) && Math.floor(entry.at / 1000) * 1000 <= date
}
