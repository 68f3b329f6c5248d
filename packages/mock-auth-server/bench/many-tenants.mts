import type { Socket } from 'node:net'
import { type BenchServer, DISCOVERY, startBenchServer } from './bench-server.mts'
import { openUnread } from './calls.mts'
import { handshake, REDIRECT } from './handshake.mts'
import { runParallel } from './limits/measurement.mts'

const SUBSCRIBERS = 50
const HANGING = 200
const AT_ONCE = 16
const REPORTS = 20
/** A visit looks for its tenant, logs in, which takes two exchanges, and sends these requests with its token. */
const READS = [...Array.from({ length: 16 }, () => 'Patient/amy-shaw'), 'Observation?_count=10']
const VISIT = 3 + READS.length
/** Visits after which all that must stay is used once. */
const KEPT_EVERY = 200

/** The outcome: memory over time, and the verdicts on a careless and a careful client that were watched. */
export interface ManyTenants {
  readonly exchanges: number
  readonly tenants: number
  readonly subscribers: number
  readonly hanging: number
  readonly heapMb: number
  readonly residentMb: readonly number[]
  readonly perSecond: number
  readonly budgetMb: number
  readonly evictedTenants: number
  readonly careless: string
  readonly careful: string
}

/**
 * Runs so many exchanges over so many tenants, as a suite that gives every test a tenant, while subscribers of
 * events do not read and replies hang. The heap of the server cannot grow, so that a leak ends it; then, and when a
 * request fails, it throws.
 */
export async function runManyTenants(
  exchanges: number,
  tenants: number,
  heapMb: number,
  onReport: (line: string) => void,
): Promise<ManyTenants> {
  const server = await startBenchServer(heapMb)
  const unread: Socket[] = []
  try {
    unread.push(...(await openAllUnread(server)))
    await createWatched(server)
    const visits = Math.ceil(exchanges / VISIT)
    const residentMb: number[] = []
    const start = performance.now()
    let done = 0
    await runParallel(visits, AT_ONCE, async (turn) => {
      await visit(server, `test-${turn % tenants}`)
      if (turn % KEPT_EVERY === 0) await useKept(server)
      done += 1
      if (done * REPORTS < visits * (residentMb.length + 1)) return
      residentMb.push(server.readResidentMb())
      onReport(`${String(done * VISIT).padStart(9)} exchanges: ${residentMb.at(-1)} MB resident`)
    })
    const perSecond = Math.round((done * VISIT) / ((performance.now() - start) / 1000))
    const { memory } = JSON.parse((await server.control('GET', '/tenants')).text)
    return {
      ...{ exchanges: done * VISIT, tenants, subscribers: SUBSCRIBERS, hanging: HANGING, heapMb },
      ...{ residentMb, perSecond, evictedTenants: memory.evictedTenants },
      budgetMb: Math.round(memory.limitBytes / 1024 / 1024),
      careless: await readOutcome(server, 'careless'),
      careful: await readOutcome(server, 'careful'),
    }
  } finally {
    for (const socket of unread) socket.destroy()
    await server.stop()
  }
}

async function openAllUnread({ control, port, controlPort }: BenchServer): Promise<Socket[]> {
  const unread: Socket[] = []
  for (let n = 0; n < SUBSCRIBERS; n++) {
    await control('POST', '/tenants', { name: `followed-${n}` })
    unread.push(openUnread(controlPort, `/tenants/followed-${n}/events`))
  }
  await control('POST', '/tenants', { name: 'hanging' })
  const hang = { fault: 'discovery-broken-off', params: { how: 'hang' }, times: HANGING }
  await control('POST', '/tenants/hanging/faults', hang)
  for (let n = 0; n < HANGING; n++) unread.push(openUnread(port, `/t/hanging/${DISCOVERY}`))
  return unread
}

/** Lets a careless client ask again and again while the server is unavailable, and a careful one once. */
async function createWatched({ control, get }: BenchServer): Promise<void> {
  for (const [name, requests] of [
    ['careless', 6],
    ['careful', 1],
  ] as const) {
    await control('POST', '/tenants', { name })
    await control('POST', `/tenants/${name}/faults`, { fault: 'discovery-unavailable' })
    for (let n = 0; n < requests; n++) await get(`/t/${name}/${DISCOVERY}`)
  }
}

/** Creates a tenant unless it is there, logs in, and reads with the token. */
async function visit({ agent, control, get, port }: BenchServer, tenant: string): Promise<void> {
  const base = `/t/${tenant}`
  const { status } = await get(`${base}/fhir/metadata`)
  if (status === 404 || status === 410) await control('POST', '/tenants', { name: tenant })
  const authority = { authorize: `${base}/auth/authorize`, token: `${base}/auth/token`, fhir: `${base}/fhir` }
  const asked = { scope: 'openid fhirUser launch/patient patient/*.rs', redirectUri: REDIRECT }
  const { access_token: token } = await handshake(port, { ...authority, ...asked }, agent, new Map())
  for (const path of READS) {
    const answer = await get(`${base}/fhir/${path}`, token)
    if (answer.status !== 200) throw new Error(`${tenant} ${path}: ${answer.status} ${answer.text}`)
  }
}

/** Uses what must stay: the tenants that are watched and followed. */
async function useKept(server: BenchServer): Promise<void> {
  for (const name of ['careless', 'careful']) await readOutcome(server, name)
  for (let n = 0; n < SUBSCRIBERS; n++) await server.get(`/t/followed-${n}/${DISCOVERY}`)
}

async function readOutcome({ control }: BenchServer, tenant: string): Promise<string> {
  const { verdicts = [], error } = JSON.parse((await control('GET', `/tenants/${tenant}/verdicts`)).text)
  return verdicts[0]?.outcome ?? error ?? 'none'
}
