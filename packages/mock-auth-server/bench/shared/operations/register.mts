import { REDIRECT } from '../../handshake.mts'
import { callControl, type Operation } from '../load.mts'

/** Clients that a tenant gets in the course of the load. */
const MOST_CLIENTS = 10

/** Registers one more client, which later logins use. */
export const register: Operation = async (load, tenant) => {
  if (tenant.clients.length >= MOST_CLIENTS) return
  tenant.named += 1
  const clientId = `client-${tenant.named}`
  const json = { clientId, type: 'public', redirectUris: [REDIRECT] }
  const { status, text } = await callControl(load, tenant, 'POST', '/clients', json)
  if (status === 201) tenant.clients.push(clientId)
  else load.report(tenant.name, `client ${clientId} was not registered: ${status} ${text.slice(0, 200)}`)
  load.count('clients registered')
}
