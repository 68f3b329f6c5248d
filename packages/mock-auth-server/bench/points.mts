import { createFhirBase } from '@smart-mock/fhir-engine'
import { IncomingRequest } from '../src/core/http/incoming-request.ts'
import { handleExchange } from '../src/exchange/handle-exchange.ts'
import { findEndpoint } from '../src/exchange/router.ts'
import { FAULTS } from '../src/faults/list.ts'
import { createMock, type MockTenant } from '../src/testing/index.ts'
import { median } from './run-peer.mts'

// What the mechanism costs a token request, in process: nothing armed, and fifty faults armed in other steps,
// beside a tenant whose list of armed faults is never looked at. Interleaved; the ratio of medians counts.
const ROUNDS = 4000
const PATH = '/auth/token'
const ARMED = 50

const mock = await createMock()
const fhir = createFhirBase([]).fork()
const bare = mock.createTenant('bare')
const idle = mock.createTenant('idle')
const busy = mock.createTenant('busy')
bare.tenant.armed.gather = () => []
bare.tenant.armed.companions = () => []
const elsewhere = FAULTS.filter(
  ({ steps, companions }) => !steps.includes('token') && !companions && steps.length > 0,
)
for (const { name } of elsewhere.slice(0, ARMED)) await busy.arm(name)

const times = new Map<MockTenant, number[]>([
  [bare, []],
  [idle, []],
  [busy, []],
])
for (let round = 0; round < ROUNDS; round++) {
  for (const [tenant, list] of times) list.push(await tokenRequest(tenant))
}
const of = (tenant: MockTenant) => median((times.get(tenant) ?? []).slice(ROUNDS / 4))
const share = (tenant: MockTenant) => `${((of(tenant) / of(bare) - 1) * 100).toFixed(1)}%`
console.log(`token request   ${(of(bare) * 1000).toFixed(0)} µs without the mechanism`)
console.log(`nothing armed   ${share(idle)} more`)
console.log(`${busy.tenant.armed.list.length} armed elsewhere ${share(busy)} more`)
await mock.close()

/**
 * Returns the milliseconds of one token request from `handleExchange` to its reply, refused for its code: no
 * signature hides the cost.
 */
async function tokenRequest(tenant: MockTenant): Promise<number> {
  const incoming = new IncomingRequest({
    method: 'POST',
    target: PATH,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: new TextEncoder().encode(
      'grant_type=authorization_code&code=code.x.1.y&client_id=smart-client-public',
    ),
  })
  const route = {
    host: { tenant: tenant.tenant, fhir },
    listener: 'public' as const,
    path: PATH,
    ...findEndpoint(PATH),
  }
  const start = performance.now()
  await handleExchange(route, incoming, async () => 'delivered')
  return performance.now() - start
}
