import { setTimeout as sleep } from 'node:timers/promises'
import { callControl, createTenant, type Load, type Probe, toCall } from '../load.mts'
import { findVerdictProblem } from '../records.mts'

/** Requests that each client sends for a document that it does not get: three are permitted. */
const REQUESTS = { careless: 6, careful: 1 }
/** Clients that send at the same time. */
const MOST_SENDING = 8
/** Milliseconds after the last request until its flow is quiet, so that the verdict is no longer pending. */
const QUIET_MS = 3000
const STRUCK = /server_error/

/**
 * Lets one of a few clients, each at a tenant of its own, do the next thing: it sends a request that a fault strikes,
 * or is judged when it has sent all and has been quiet for long enough.
 */
export async function judgeClient(load: Load, probes: Probe[]): Promise<void> {
  const quiet = takeFirst(probes, ({ left, quietAt }) => left === 0 && performance.now() >= quietAt)
  if (quiet) return endProbe(load, quiet)
  if (probes.filter(({ left }) => left > 0).length < MOST_SENDING) probes.push(await startProbe(load))
  const probe = takeFirst(probes, ({ left }) => left > 0)
  if (probe === undefined) return
  await sendRequest(load, probe)
  probes.push(probe)
}

function takeFirst(probes: Probe[], isWanted: (probe: Probe) => boolean): Probe | undefined {
  const at = probes.findIndex(isWanted)
  return at < 0 ? undefined : probes.splice(at, 1)[0]
}

async function startProbe(load: Load): Promise<Probe> {
  const behaviour = load.random() < 0.5 ? 'careless' : 'careful'
  const tenant = await createTenant(load, load.nameProbe(), 0)
  const json = { fault: 'discovery-unavailable', params: { status: 500 } }
  const { status, text } = await callControl(load, tenant, 'POST', '/faults', json)
  // The reply to the first request may have been lost.
  if (status !== 201 && !/already armed/.test(text))
    load.report(tenant.name, `no fault was armed: ${status} ${text.slice(0, 200)}`)
  return { tenant, behaviour, left: REQUESTS[behaviour], quietAt: 0 }
}

async function sendRequest(load: Load, probe: Probe): Promise<void> {
  const { status, text } = await load.sender.repeat(
    toCall(probe.tenant, 'GET', 'fhir/.well-known/smart-configuration'),
  )
  probe.left -= 1
  probe.quietAt = performance.now() + QUIET_MS
  if (status !== 500 || !STRUCK.test(text))
    load.report(probe.tenant.name, `a fault did not strike: ${status} ${text.slice(0, 200)}`)
}

/** Judges a client that has sent what it sends, once it has been quiet, and deletes its tenant. */
export async function endProbe(load: Load, { tenant, behaviour, left, quietAt }: Probe): Promise<void> {
  if (left === 0) await sleep(Math.max(0, quietAt - performance.now()))
  const { status, text } = await callControl(load, tenant, 'GET', '/verdicts')
  const outcome = status === 200 ? JSON.parse(text).verdicts[0]?.outcome : undefined
  if (left === 0) {
    load.report(tenant.name, findVerdictProblem({ behaviour }, outcome))
    load.count(`${behaviour} clients: ${outcome}`)
  }
  await callControl(load, tenant, 'DELETE')
}
