import { carelessBackend } from '@smart-mock/test-clients/careless/careless-backend'
import { carelessClient } from '@smart-mock/test-clients/careless/careless-client'
import type { Seen } from '@smart-mock/test-clients/careless/careless-wire'
import { type ClientKeys, clientKeys, withKeys } from '@smart-mock/test-clients/client-keys'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import type { UserAgentAction } from '../../src/core/declare/tenant-action.ts'
import type { Mock, MockTenant } from '../../src/testing/index.ts'
import { backendKeys } from './backend-keys.ts'

/** All permissions in two scopes and two notations, so that a fault can change each of them. */
const SCOPE =
  'launch openid fhirUser launch/patient patient/*.rs patient/*.cud user/Practitioner.read offline_access'
const REDIRECT_URI = 'http://localhost:4020/callback'
const LAUNCH = {
  clientId: 'smart-client-symmetric',
  patient: 'lucas-labs',
  user: 'Practitioner/dr-okafor',
  encounter: 'lucas-labs-visit',
}
const PUBLIC = 'smart-client-public'
let count = 0

/**
 * Arms a fault in its own tenant (or none, for a reference run) and runs the careless client, to the end or
 * to the first strike.
 */
export async function armedRun(
  mock: Mock,
  fault: AnyFault,
  params: Record<string, unknown>,
  arm = true,
  prepare?: (tenant: MockTenant) => Promise<void>,
  asFarAs: 'the end' | 'the strike' = 'the end',
) {
  count += 1
  const tenant = mock.tenant(`fault-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  for (const id of [LAUNCH.clientId, PUBLIC]) {
    const client = tenant.inner.client(id)
    if (client) tenant.register({ ...client, redirectUris: [REDIRECT_URI, `${REDIRECT_URI}/other`] })
  }
  await prepare?.(tenant)
  const armed = arm
    ? await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
    : undefined
  const plays = fault.plays ?? []
  const enough = () => asFarAs === 'the strike' && (armed?.struck ?? 0) > 0
  const seen: Seen[] = []
  for (let round = 0; round <= plays.filter(({ play }) => play === 'launch').length; round++) {
    if (fault.needs?.includes('backend')) {
      const service = { fhirBase: tenant.fhirBase, ...(await backendKeys(tenant)), enough }
      seen.push(...(await carelessBackend(service)))
      continue
    }
    const launch =
      fault.steps.includes('launch') || fault.needs?.includes('ehr-launch')
        ? await tenant.launch({ ...LAUNCH, patient: patientOf(plays, round) })
        : undefined
    seen.push(
      ...(await carelessClient({
        fhirBase: tenant.fhirBase,
        ...(await credentials(tenant, fault)),
        redirectUri: REDIRECT_URI,
        scope: SCOPE,
        ...(launch ? { launchUrl: launch.url } : {}),
        ...lingeringOf(plays, seen),
        bulk: fault.steps.includes('bulk'),
        needs: fault.needs ?? [],
        nonce: !fault.needs?.includes('no-nonce'),
        authorizeBy: fault.needs?.includes('authorize-post') ? 'POST' : 'GET',
        atCallback: () => {
          if (armed && fault.plays && !fault.points) played(tenant, armed.id)
        },
        opens: plays.flatMap((play) =>
          play.play === 'open' ? [play.url.replace('{callback}', REDIRECT_URI)] : [],
        ),
        deliveries: plays.filter(({ play }) => play === 'deliver').length + 1,
        enough,
      })),
    )
  }
  await allEnded(tenant)
  if (armed) {
    tenant.observe({ kind: 'settled', detail: 'the careless client has no page, so it shows nothing' })
  }
  return { tenant, armed, seen }
}

/** Returns the client's credentials: a secret, or none, or registered keys, depending on the fault. */
export async function credentials(
  tenant: MockTenant,
  { needs }: AnyFault,
): Promise<{ clientId: string; secret?: string; keys?: ClientKeys }> {
  if (needs?.includes('public')) return { clientId: PUBLIC }
  if (!needs?.includes('asymmetric')) return { clientId: LAUNCH.clientId, secret: 'smart-client-secret' }
  const keys = await clientKeys()
  const client = tenant.inner.client('smart-client-asymmetric')
  if (client) tenant.register(withKeys(client, keys))
  return { clientId: 'smart-client-asymmetric', keys }
}

/** Returns another patient in the second round of a fault that launches for another one. */
export function patientOf(plays: readonly UserAgentAction[], round: number): string {
  return round > 0 && plays.some((play) => play.play === 'launch' && play.patient)
    ? 'amy-shaw'
    : LAUNCH.patient
}

/** Returns the token of the round before, when the same window is launched again. */
function lingeringOf(plays: readonly UserAgentAction[], seen: readonly Seen[]): { lingering?: string } {
  if (!plays.some((play) => play.play === 'launch' && play.patient && !play.meanwhile)) return {}
  const last = seen.findLast(({ url, reply }) => url.endsWith('/auth/token') && reply.status === 200)
  return last
    ? { lingering: String((JSON.parse(last.reply.body) as { access_token: string }).access_token) }
    : {}
}

/**
 * Waits for the end of all exchanges: a hanging reply ends a moment after the client has closed its socket.
 */
async function allEnded({ journal }: ReturnType<Mock['tenant']>): Promise<void> {
  for (let turn = 0; turn < 200 && journal.find().some(({ endedAt }) => endedAt === undefined); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Posts the observation that a driver posts before it performs the user-agent actions. */
function played(tenant: ReturnType<Mock['tenant']>, id: string): void {
  const run = tenant.journal.last({ step: 'decide' })?.run ?? tenant.journal.last({ step: 'authorize' })?.run
  const { seq, at } = tenant.observe({ kind: 'played', detail: id, ...(run === undefined ? {} : { run }) })
  tenant.inner.armed.get(id)?.commit({ seq, run, at })
}
