import { callControl, type Load, type LoadTenant } from './load.mts'
import { judgeFamily } from './operations/judge-family.mts'
import { judgeFault } from './operations/strike.mts'
import { judgeResource } from './operations/write.mts'

/** Sets the clock of a tenant, which must be as far ahead in the end, and lets it not enforce a requirement if one is given. */
export async function prepareTenant(load: Load, tenant: LoadTenant, unenforced?: string): Promise<void> {
  if (unenforced !== undefined) {
    const fault = { fault: 'requirement-unenforced', params: { requirement: unenforced } }
    const { status, text } = await callControl(load, tenant, 'POST', '/faults', fault)
    if (status !== 201) throw new Error(`${unenforced} could not be disabled: ${text}`)
  }
  const json = { action: 'advanceClock', seconds: tenant.clockOffsetS }
  const reply = await load.sender.send({
    ...{ tenant: tenant.name, listener: 'control', method: 'POST' },
    ...{ path: `/tenants/${tenant.name}/actions`, json },
  })
  if (reply?.status !== 204)
    load.report(tenant.name, `the clock was not set: ${reply?.status} ${reply?.text}`)
}

/** Judges everything that a tenant must have after the load. */
export async function judgeTenant(load: Load, tenant: LoadTenant): Promise<void> {
  const shown = await callControl(load, tenant, 'GET')
  if (shown.status !== 200) return load.report(tenant.name, 'the tenant was lost')
  const { clock } = JSON.parse(shown.text)
  if (clock.offsetSeconds !== tenant.clockOffsetS)
    load.report(tenant.name, `the clock is ${clock.offsetSeconds} s ahead, not ${tenant.clockOffsetS}`)
  const { clients = [] } = JSON.parse((await callControl(load, tenant, 'GET', '/clients')).text)
  const registered = new Set(clients.map(({ clientId }: { clientId: string }) => clientId))
  for (const client of tenant.clients)
    if (!registered.has(client)) load.report(tenant.name, `client ${client} was lost`)
  for (const use of [...tenant.faults]) await judgeFault(load, tenant, use)
  for (const record of tenant.resources) await judgeResource(load, tenant, record)
  for (const { family } of tenant.sessions) await judgeFamily(load, tenant, family)
}
