import { applySubset } from '../../definitions/apply-subset.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { createBinaryReply } from '../../reply/create-binary-reply.ts'
import { createResourceReply } from '../../reply/create-resource-reply.ts'
import { parseSubset } from '../../search/parameters/parse-search-options.ts'
import { getText, isLiveVersion, type LiveVersion } from '../../store/stored-version.ts'
import type { Handler } from '../interaction-context.ts'
import { createNotFoundError, requireScope, requireVisibleVersion } from '../require-scope.ts'

/** Handles `GET Type/id`. */
export const read: Handler = (call) => {
  const { type, id, request, parameters } = call
  requireScope(call, type, 'r')
  const entry = requireVisibleVersion(call, type, id, 'r')
  if (!isLiveVersion(entry)) throw gone(type, id)
  const last = (name: string) => parameters.findLast(([each]) => each === name)?.[1]
  const parts = parseSubset(last('_summary'), last('_elements'))
  if (isUnchanged(entry, request.header('if-none-match'), request.header('if-modified-since'))) {
    return { status: 304, headers: [['ETag', `W/"${entry.version}"`]] }
  }
  if (type === 'Binary') return createBinaryReply(entry, request)
  const reply = createResourceReply(200, entry, applySubset(entry.resource, parts))
  if (Object.keys(parts).length === 0) reply.text = getText(entry)
  return reply
}

/** Handles `GET Type/id/_history/version`. */
export const vread: Handler = (call) => {
  const { type, id, store, route } = call
  requireScope(call, type, 'r')
  const text = route.detail ?? ''
  const entry = store.version(type, id, text)
  if (!entry || !call.filter.isVisible(entry, 'r'))
    throw createNotFoundError(type, `${id}/_history/${text.slice(0, 64)}`)
  if (!isLiveVersion(entry)) throw gone(type, id)
  return type === 'Binary'
    ? createBinaryReply(entry, call.request)
    : createResourceReply(200, entry, entry.resource)
}

function gone(type: string, id: string): FhirError {
  return new FhirError(410, 'deleted', `${type}/${id} was deleted`)
}

function isUnchanged(entry: LiveVersion, noneMatch: string | undefined, since: string | undefined): boolean {
  if (noneMatch !== undefined) {
    return noneMatch
      .split(',')
      .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\/|"/g, '') === entry.version)
  }
  if (since === undefined) return false
  const date = Date.parse(since)
  return Number.isFinite(date) && Math.floor(entry.at / 1000) * 1000 <= date
}
