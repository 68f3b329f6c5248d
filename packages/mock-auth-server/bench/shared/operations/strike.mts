import { callControl, type FaultUse, type Load, type LoadTenant, type Operation, toCall } from '../load.mts'
import { findStrikeProblem } from '../records.mts'

/** Requests beyond the limit of a fault, which must not be struck. */
const EXTRA = 2
/** Strikes that a fault has at most. */
const MOST_STRIKES = 6
const STRUCK = /The server is unavailable/

/** Sends a request that an armed fault strikes, unless it has struck as often as it may; arms one where there is none. */
export const strike: Operation = async (load, tenant) => {
  const use = tenant.faults.find(({ isFull }) => !isFull) ?? (await arm(load, tenant))
  if (use === undefined) return
  const { record } = use
  use.open += 1
  if (use.open + record.answered + record.unknown >= record.times + EXTRA) use.isFull = true
  const headers = { 'X-Strike': use.header }
  const reply = await load.sender.send(toCall(tenant, 'GET', 'fhir/Patient/amy-shaw', { headers }))
  use.open -= 1
  if (reply) record.answered += 1
  record.unknown += reply ? reply.refusals + reply.repeats : 1
  if (reply?.status === 500 && STRUCK.test(reply.text)) record.seen += 1
  load.count('requests to strike')
  if (use.isFull && use.open === 0) await judgeFault(load, tenant, use)
}

/** Judges the counters of a fault, and disarms it. */
export async function judgeFault(load: Load, tenant: LoadTenant, use: FaultUse): Promise<void> {
  tenant.faults.splice(tenant.faults.indexOf(use), 1)
  const { id } = use.record
  const { status, text } = await callControl(load, tenant, 'GET', `/faults/${id}`)
  load.report(tenant.name, findStrikeProblem(use.record, status === 200 ? JSON.parse(text) : undefined))
  await callControl(load, tenant, 'DELETE', `/faults/${id}`)
  load.count('faults judged')
}

/** Arms a fault that strikes a few requests with a header of their own; `undefined` where that is uncertain. */
async function arm(load: Load, tenant: LoadTenant): Promise<FaultUse | undefined> {
  tenant.named += 1
  const header = `strike-${tenant.named}`
  const times = 1 + Math.floor(load.random() * MOST_STRIKES)
  const json = {
    ...{ fault: 'fhir-unavailable', params: { status: 500 }, times },
    when: { header: { 'x-strike': header } },
  }
  const path = `/tenants/${tenant.name}/faults`
  const reply = await load.sender.send({
    tenant: tenant.name,
    listener: 'control',
    method: 'POST',
    path,
    json,
  })
  // Refused before, it may be armed already: then two faults would wait for the same requests.
  if (reply?.status !== 201 || reply.refusals > 0) {
    if (reply?.refusals === 0)
      load.report(tenant.name, `no fault was armed: ${reply.status} ${reply.text.slice(0, 200)}`)
    return undefined
  }
  const record = { id: JSON.parse(reply.text).id, times, seen: 0, unknown: 0, answered: 0 }
  const use = { header, record, open: 0, isFull: false }
  tenant.faults.push(use)
  return use
}
