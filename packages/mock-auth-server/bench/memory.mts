import { Agent } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startMock } from '../src/mock/start-mock.ts'
import { handshake, REDIRECT } from './handshake.mts'

// Compares what the mock estimates for its tenants with the heap that they take: empty ones, and logins in them.
const TENANTS = Number(process.argv[2] ?? 1000)
const LOGINS = Number(process.argv[3] ?? 2)
const SCOPE = 'openid fhirUser launch/patient patient/*.rs'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'given' } as const
const { tenants, ports, close } = await startMock({ options: { autoApprove } })
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

async function logIn(name: string): Promise<void> {
  const base = `/t/${name}`
  const authority = { authorize: `${base}/auth/authorize`, token: `${base}/auth/token`, fhir: `${base}/fhir` }
  const asked = { scope: SCOPE, redirectUri: REDIRECT }
  for (let n = 0; n < LOGINS; n++) {
    await handshake(ports.public, { ...authority, ...asked }, agent, new Map())
  }
}

function measure(): { heap: number; estimated: number } {
  gc()
  gc()
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed + external, estimated: tenants.memory.budget.bytes }
}

let before = measure()
function report(what: string, count: number): void {
  const now = measure()
  const heap = Math.round((now.heap - before.heap) / count)
  const estimated = Math.round((now.estimated - before.estimated) / count)
  console.log(`${what}: ${heap} bytes of heap, ${estimated} estimated`)
  before = now
}

tenants.create('first')
await logIn('first')
before = measure()
const names = Array.from({ length: TENANTS }, (_, n) => `test-${n}`)
for (const name of names) tenants.create(name)
report('an empty tenant', TENANTS)
for (const name of names) await logIn(name)
report('a login', TENANTS * LOGINS)
for (const name of names) tenants.get(name)?.tenant.journal.entries.evict(() => false)
report('its entries, evicted', TENANTS * LOGINS)
for (const name of names) tenants.get(name)?.tenant.journal.past.drop(() => false)
report('its facts, dropped', TENANTS * LOGINS)
for (const name of names) tenants.delete(name)
report('all the rest of a tenant, deleted', TENANTS)
agent.destroy()
await close()
