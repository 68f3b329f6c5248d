import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'
import type { FhirReply } from '../../model/request.ts'
import { buildHistoryBundle } from '../../reply/build-history-bundle.ts'
import { readCursor } from '../../search/cursor.ts'
import { parseDateRange } from '../../search/parameters/parse-date-range.ts'
import { listVersions, type StoredVersion } from '../../store/stored-version.ts'
import type { Handler, InteractionContext } from '../interaction-context.ts'
import { createHiddenError, createNotFoundError, requireScope } from '../require-scope.ts'

/** Handles `GET Type/id/_history`: by `r`; the filter applies to each version. */
export const historyInstance: Handler = (call) => {
  requireScope(call, call.type, 'r')
  const newest = call.store.newest(call.type, call.id)
  if (!newest) throw createNotFoundError(call.type, call.id)
  const seen = [...listVersions(newest)].filter((entry) => call.filter.isVisible(entry, 'r'))
  if (seen.length === 0) throw createHiddenError(call, call.type, call.id)
  return history(call, seen, `${call.type}/${call.id}/_history`)
}

/** Handles `GET Type/_history`: by `s`. */
export const historyType: Handler = (call) => {
  requireScope(call, call.type, 's')
  return history(call, seenOfType(call, call.type), `${call.type}/_history`)
}

/** Handles `GET _history`: all types that the caller may search. */
export const historySystem: Handler = (call) => {
  requireScope(call, '*', 's')
  const types = call.store.types().filter((type) => call.filter.allows(type, 's'))
  return history(
    call,
    types.flatMap((type) => seenOfType(call, type)),
    '_history',
  )
}

function seenOfType({ store, filter, work }: InteractionContext, type: string): StoredVersion[] {
  const stored = [...store.all(type)].flatMap((newest) => [...listVersions(newest)])
  const seen = stored.filter((entry) => filter.isVisible(entry, 's'))
  work.look(seen.length)
  return seen
}

function history(call: InteractionContext, seen: StoredVersion[], path: string): FhirReply {
  const last = (name: string) => call.parameters.findLast(([each]) => each === name)?.[1]
  const from = time('_since', last('_since'))
  const during = time('_at', last('_at'))
  const count = Math.min(number('_count', last('_count')) ?? limits.defaultPageSize, limits.pageSize)
  const cursor = last('_cursor')
  const before =
    cursor === undefined
      ? undefined
      : readCursor(cursor, { store: call.store, isVisible: call.filter.isVisible }, 'rs').entry
  const followers = new Map(seen.map((entry) => [entry.previous, entry]))
  // Current at some moment of the period: stored before its end, and not followed before its beginning.
  const wasCurrent = (entry: StoredVersion, { low, high }: { low: number; high: number }) =>
    entry.at < high && (followers.get(entry)?.at ?? Infinity) > low
  const matches = seen
    .filter((entry) => (!from || entry.at >= from.low) && (!during || wasCurrent(entry, during)))
    .sort((a, b) => b.sequence - a.sequence)
  const after = before === undefined ? matches : matches.filter((entry) => entry.sequence < before.sequence)
  const page = after.slice(0, count)
  call.work.give(page.length)
  const body = buildHistoryBundle(page, matches.length, {
    url: `${call.request.base}/${path}`,
    base: call.request.base,
    query: call.parameters,
    more: after.length > count,
  })
  return { status: 200, headers: [], body }
}

function time(name: string, text: string | undefined): { low: number; high: number } | undefined {
  if (text === undefined) return undefined
  const range = parseDateRange(text.replace(' ', '+'))
  if (!range) throw new FhirError(400, 'invalid', `${name} must be a FHIR date, dateTime or instant`)
  return range
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new FhirError(400, 'invalid', `${name} must be a whole number from 0`)
  return Number(text)
}
