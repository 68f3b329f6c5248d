import { type Load, type LoadTenant, type Operation, takeAny, toCall } from '../load.mts'
import { findResourceProblem, type ResourceRecord } from '../records.mts'
import type { Reply } from '../sender.mts'

/** Resources of a tenant that are written again and again. */
const MOST_RESOURCES = 6

/** Writes a resource: a new one, or the next number into one that is there. */
export const write: Operation = async (load, tenant) => {
  const isNew = tenant.resources.length < MOST_RESOURCES && load.random() < 0.5
  const record = isNew ? createRecord(tenant) : takeAny(load, tenant.resources)
  if (record === undefined) return
  record.attempted += 1
  const reply = await callWithToken(load, tenant, record, buildObservation(record))
  if (reply?.status === 200 || reply?.status === 201) {
    record.acknowledged = record.attempted
    load.count(isNew ? 'resources created' : 'resources changed')
  }
  tenant.resources.push(record)
}

/** Reads a resource, which must have what was written last. */
export const read: Operation = async (load, tenant) => {
  const record = takeAny(load, tenant.resources)
  if (record === undefined) return
  await judgeResource(load, tenant, record)
  tenant.resources.push(record)
}

/** Judges a resource by a read, where a session has a token for it. */
export async function judgeResource(load: Load, tenant: LoadTenant, record: ResourceRecord): Promise<void> {
  const reply = await callWithToken(load, tenant, record)
  if (reply === undefined) return
  const value = reply.status === 200 ? JSON.parse(reply.text).valueInteger : undefined
  load.report(tenant.name, findResourceProblem(record, value))
  load.count('reads')
}

/** Calls the URL of a resource with the token of a session; `undefined` where there is none, or it is not accepted. */
async function callWithToken(
  load: Load,
  tenant: LoadTenant,
  { path }: ResourceRecord,
  json?: unknown,
): Promise<Reply | undefined> {
  const session = tenant.sessions.at(-1)
  if (session === undefined) return undefined
  const headers = {
    Authorization: `Bearer ${session.family.accessToken}`,
    ...(json === undefined ? {} : { 'Content-Type': 'application/fhir+json' }),
  }
  const method = json === undefined ? 'GET' : 'PUT'
  const reply = await load.sender.repeat(toCall(tenant, method, `fhir/${path}`, { json, headers }))
  if (reply.status < 300 || reply.status === 404 || reply.status === 410) return reply
  if (!session.family.isUncertain && !session.family.isRevoked)
    load.report(tenant.name, `${method} ${path} got ${reply.status}: ${reply.text.slice(0, 200)}`)
  return undefined
}

function createRecord(tenant: LoadTenant): ResourceRecord {
  tenant.named += 1
  return { path: `Observation/load-${tenant.named}`, acknowledged: 0, attempted: 0 }
}

function buildObservation({ path, attempted }: ResourceRecord): unknown {
  return {
    ...{ resourceType: 'Observation', id: path.replace('Observation/', ''), status: 'final' },
    code: { text: 'Writes so far' },
    subject: { reference: 'Patient/amy-shaw' },
    valueInteger: attempted,
  }
}
