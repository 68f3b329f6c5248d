import type { ClientExchange } from '@smart-mock/test-clients/careless/careless-wire'
import { runCarelessBackend } from '@smart-mock/test-clients/careless/run-careless-backend'
import { runCarelessClient } from '@smart-mock/test-clients/careless/run-careless-client'
import { type ClientKeys, getClientKeys, withKeys } from '@smart-mock/test-clients/client-keys'
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
  const tenant = mock.createTenant(`fault-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  for (const id of [LAUNCH.clientId, PUBLIC]) {
    const client = tenant.tenant.client(id)
    if (client) tenant.register({ ...client, redirectUris: [REDIRECT_URI, `${REDIRECT_URI}/other`] })
  }
  await prepare?.(tenant)
  const armed = arm
    ? await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
    : undefined
  const plays = fault.userAgentActions ?? []
  const enough = () => asFarAs === 'the strike' && (armed?.strikeCount ?? 0) > 0
  const seen: ClientExchange[] = []
  for (let round = 0; round <= plays.filter(({ action }) => action === 'launch').length; round++) {
    if (fault.prerequisites?.includes('backend')) {
      const service = { fhirBase: tenant.fhirBase, ...(await backendKeys(tenant)), enough }
      seen.push(...(await runCarelessBackend(service)))
      continue
    }
    const launch =
      fault.steps.includes('launch') || fault.prerequisites?.includes('ehr-launch')
        ? await tenant.prepareLaunch({ ...LAUNCH, patient: patientOf(plays, round) })
        : undefined
    seen.push(
      ...(await runCarelessClient({
        fhirBase: tenant.fhirBase,
        ...(await credentials(tenant, fault)),
        redirectUri: REDIRECT_URI,
        scope: SCOPE,
        ...(launch ? { launchUrl: launch.url } : {}),
        ...lingeringOf(plays, seen),
        bulk: fault.steps.includes('bulk'),
        needs: fault.prerequisites ?? [],
        nonce: !fault.prerequisites?.includes('no-nonce'),
        authorizeBy: fault.prerequisites?.includes('authorize-post') ? 'POST' : 'GET',
        atCallback: () => {
          if (armed && fault.userAgentActions && !fault.points) played(tenant, armed.id)
        },
        opens: plays.flatMap((play) =>
          play.action === 'open' ? [play.url.replace('{callback}', REDIRECT_URI)] : [],
        ),
        deliveries: plays.filter(({ action }) => action === 'deliver').length + 1,
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
  { prerequisites }: AnyFault,
): Promise<{ clientId: string; secret?: string; keys?: ClientKeys }> {
  if (prerequisites?.includes('public')) return { clientId: PUBLIC }
  if (!prerequisites?.includes('asymmetric'))
    return { clientId: LAUNCH.clientId, secret: 'smart-client-secret' }
  const keys = await getClientKeys()
  const client = tenant.tenant.client('smart-client-asymmetric')
  if (client) tenant.register(withKeys(client, keys))
  return { clientId: 'smart-client-asymmetric', keys }
}

/** Returns another patient in the second round of a fault that launches for another one. */
export function patientOf(plays: readonly UserAgentAction[], round: number): string {
  return round > 0 && plays.some((play) => play.action === 'launch' && play.patient)
    ? 'amy-shaw'
    : LAUNCH.patient
}

/** Returns the token of the round before, when the same window is launched again. */
function lingeringOf(
  plays: readonly UserAgentAction[],
  seen: readonly ClientExchange[],
): { lingering?: string } {
  if (!plays.some((play) => play.action === 'launch' && play.patient && !play.meanwhile)) return {}
  const last = seen.findLast(({ url, reply }) => url.endsWith('/auth/token') && reply.status === 200)
  return last
    ? { lingering: String((JSON.parse(last.reply.body) as { access_token: string }).access_token) }
    : {}
}

/**
 * Waits for the end of all exchanges: a hanging reply ends a moment after the client has closed its socket.
 */
async function allEnded({ journal }: ReturnType<Mock['createTenant']>): Promise<void> {
  for (let turn = 0; turn < 200 && journal.find().some(({ endedAt }) => endedAt === undefined); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Posts the observation that a driver posts before it performs the user-agent actions. */
function played(tenant: ReturnType<Mock['createTenant']>, id: string): void {
  const run = tenant.journal.last({ step: 'decide' })?.run ?? tenant.journal.last({ step: 'authorize' })?.run
  const { seq, at } = tenant.observe({ kind: 'performed', detail: id, ...(run === undefined ? {} : { run }) })
  tenant.tenant.armed.get(id)?.commit({ seq, run, at })
}
