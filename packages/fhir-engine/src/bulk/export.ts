import { applySubset, type Subset } from '../definitions/apply-subset.ts'
import type { Handler, InteractionContext } from '../interactions/interaction-context.ts'
import { FhirError } from '../model/fhir-error.ts'
import { serializeJson } from '../model/json.ts'
import type { Access, FhirReply } from '../model/request.ts'
import { ANYBODY, type ExportFile, type ExportJob } from '../store/export-jobs.ts'
import { isLiveVersion, type StoredVersion } from '../store/stored-version.ts'
import { createMissingExportError } from './create-missing-export-error.ts'
import { parseExportRequest } from './parse-export-request.ts'
import { findDeletedSince, selectExportResources } from './select-export-resources.ts'

/** Resources in one file. */
const FILE_SIZE = 5_000
/** Number of polls that get the status "in progress": this reveals a client that does not wait. */
const BUSY_POLLS = 1

/** The kick-off of an export: `$export`, `Patient/$export` or `Group/id/$export` (Bulk Data Access 2.0). */
export const exportKickOff: Handler = (call) => {
  const { request, store, type, id } = call
  if (!(type === '' || (type === 'Patient' && !id) || (type === 'Group' && id))) {
    throw new FhirError(404, 'not-supported', '$export is available at the base, at Patient and at Group/id')
  }
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new FhirError(405, 'not-supported', '$export accepts GET and POST', [['Allow', 'GET, POST']])
  }
  const asked = parseExportRequest(call)
  const files = [...selectExportResources(call, asked)].flatMap(([of, entries]) => filesOf(of, of, entries))
  const job: ExportJob = {
    id: store.newId(),
    owner: getExportOwner(request.access),
    request: `${request.base}/${request.path}${request.query && `?${request.query}`}`,
    at: store.now(),
    files,
    deleted: filesOf('deleted', 'Bundle', findDeletedSince(call, asked)),
    subset: asked.subset,
    polls: 0,
  }
  store.exports.add(job)
  return { status: 202, headers: [['Content-Location', jobUrl(call, job)]] }
}

function filesOf(name: string, type: string, entries: readonly StoredVersion[]): ExportFile[] {
  return Array.from({ length: Math.ceil(entries.length / FILE_SIZE) }, (_, i) => ({
    name: `${name}.${i + 1}.ndjson`,
    type,
    entries: entries.slice(i * FILE_SIZE, (i + 1) * FILE_SIZE),
  }))
}

/** The status of an export, one of its files, or its end: `bulk/job`, `bulk/job/file`. */
export const exportJob: Handler = (call) => {
  const { request, store, id, route } = call
  const job = store.exports.find(id, getExportOwner(request.access))
  if (!job) throw createMissingExportError()
  if (request.method === 'DELETE' && route.detail === undefined) {
    store.exports.delete(id)
    return { status: 202, headers: [] }
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new FhirError(405, 'not-supported', 'An export is polled with GET and deleted with DELETE', [
      ['Allow', 'GET, DELETE'],
    ])
  }
  return route.detail === undefined ? status(call, job) : file(call, job, route.detail)
}

function status(call: InteractionContext, job: ExportJob): FhirReply {
  job.polls += 1
  if (job.polls <= BUSY_POLLS) {
    return {
      status: 202,
      headers: [
        ['X-Progress', `${Math.round((100 * job.polls) / (BUSY_POLLS + 1))} %`],
        ['Retry-After', '1'],
      ],
    }
  }
  const listed = ({ type, name, entries }: ExportFile) => ({
    type,
    url: `${jobUrl(call, job)}/${name}`,
    count: entries.length,
  })
  const manifest = {
    transactionTime: new Date(job.at).toISOString(),
    request: job.request,
    requiresAccessToken: true,
    output: job.files.map(listed),
    ...(job.deleted.length > 0 && { deleted: job.deleted.map(listed) }),
    error: [],
  }
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: manifest as unknown as fhir4.FhirResource,
  }
}

/** Returns a file, filtered again: the token may differ from that of the kick-off. */
function file({ filter }: InteractionContext, job: ExportJob, name: string): FhirReply {
  const found = [...job.files, ...job.deleted].find((each) => each.name === name)
  if (!found) throw new FhirError(404, 'not-found', 'The export does not have that file')
  const seen = found.entries.filter((entry) => filter.isVisible(entry, 'rs'))
  return {
    status: 200,
    headers: [['Content-Type', 'application/fhir+ndjson']],
    body: seen.map((entry) => `${lineOf(entry, job.subset)}\n`).join(''),
  }
}

/** Returns the line of a resource or, for a deletion, of a Bundle that repeats it (Bulk Data Access 2.0, complete status). */
function lineOf(entry: StoredVersion, parts: Subset): string {
  const isWhole = Object.keys(parts).length === 0
  if (isLiveVersion(entry)) {
    return (isWhole && entry.text) || serializeJson(applySubset(entry.resource, parts))
  }
  const request = { method: 'DELETE', url: `${entry.type}/${entry.id}` }
  return serializeJson({ resourceType: 'Bundle', type: 'transaction', entry: [{ request }] })
}

function jobUrl({ request }: InteractionContext, { id }: ExportJob): string {
  return `${request.base}/bulk/${id}`
}

/**
 * Returns the owner of an export: the client, with any of its tokens; for a patient's export also that
 * patient.
 */
export function getExportOwner(access: Access): string {
  if (access.kind === 'all') return ANYBODY
  return JSON.stringify([access.client, access.user, access.patient])
}
