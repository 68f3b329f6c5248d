import { callControl, type Load, type LoadTenant, toCall } from './load.mts'
import { judgeFamily } from './operations/judge-family.mts'
import { judgeFault } from './operations/strike.mts'
import { judgeResource } from './operations/write.mts'

/**
 * Sets the clock of a tenant and rotates its keys, which must be so in the end, and lets it not enforce a requirement if
 * one is given.
 */
export async function prepareTenant(load: Load, tenant: LoadTenant, unenforced?: string): Promise<void> {
  if (unenforced !== undefined) {
    const fault = { fault: 'requirement-unenforced', params: { requirement: unenforced } }
    const { status, text } = await callControl(load, tenant, 'POST', '/faults', fault)
    if (status !== 201) throw new Error(`${unenforced} could not be disabled: ${text}`)
  }
  await act(load, tenant, { action: 'advanceClock', seconds: tenant.clockOffsetS })
  if (tenant.clockOffsetS % 2 === 1) await act(load, tenant, { action: 'rotateKeys' })
  tenant.keyIds = await fetchKeyIds(load, tenant)
  if (tenant.keyIds.length === 0) load.report(tenant.name, 'no keys are published')
}

/** Performs an action on a tenant, which is still prepared: nothing is killed yet. */
async function act(load: Load, { name }: LoadTenant, json: unknown): Promise<void> {
  const path = `/tenants/${name}/actions`
  const reply = await load.sender.send({ tenant: name, listener: 'control', method: 'POST', path, json })
  if (reply?.status !== 204)
    load.report(name, `an action failed: ${reply?.status} ${reply?.text.slice(0, 200)}`)
}

async function fetchKeyIds(load: Load, tenant: LoadTenant): Promise<string[]> {
  const { status, text } = await load.sender.repeat(toCall(tenant, 'GET', 'auth/jwks'))
  return status === 200 ? JSON.parse(text).keys.map(({ kid }: { kid: string }) => kid) : []
}

/** Judges everything that a tenant must have after the load. */
export async function judgeTenant(load: Load, tenant: LoadTenant): Promise<void> {
  const shown = await callControl(load, tenant, 'GET')
  if (shown.status !== 200) return load.report(tenant.name, 'the tenant was lost')
  const { clock } = JSON.parse(shown.text)
  if (clock.offsetSeconds !== tenant.clockOffsetS)
    load.report(tenant.name, `the clock is ${clock.offsetSeconds} s ahead, not ${tenant.clockOffsetS}`)
  const keyIds = await fetchKeyIds(load, tenant)
  if (keyIds.join() !== tenant.keyIds.join())
    load.report(tenant.name, `the keys are ${keyIds.join()}, not ${tenant.keyIds.join()}`)
  const { clients = [] } = JSON.parse((await callControl(load, tenant, 'GET', '/clients')).text)
  const registered = new Set(clients.map(({ clientId }: { clientId: string }) => clientId))
  for (const client of tenant.clients)
    if (!registered.has(client)) load.report(tenant.name, `client ${client} was lost`)
  for (const use of [...tenant.faults]) await judgeFault(load, tenant, use)
  for (const record of tenant.resources) await judgeResource(load, tenant, record)
  for (const { family } of tenant.sessions) await judgeFamily(load, tenant, family)
}
