import { callControl, LAUNCHED_CLIENT, type Operation } from '../load.mts'

/** Launches of a tenant that wait for their app. */
const MOST_LAUNCHES = 4

/** Prepares a launch by an EHR, which a later login begins with. */
export const launch: Operation = async (load, tenant) => {
  if (tenant.launches.length >= MOST_LAUNCHES) return
  const json = { clientId: LAUNCHED_CLIENT, user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
  const { status, text } = await callControl(load, tenant, 'POST', '/launches', json)
  if (status === 201) tenant.launches.push(JSON.parse(text).launch)
  else load.report(tenant.name, `no launch was prepared: ${status} ${text.slice(0, 200)}`)
  load.count('launches prepared')
}
