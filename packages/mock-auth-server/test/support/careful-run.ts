import type { CarefulLogin } from '@smart-mock/test-clients/careful/careful-login'
import { Stop } from '@smart-mock/test-clients/careful/careful-stop'
import { runCarefulClient } from '@smart-mock/test-clients/careful/run-careful-client'
import { expect, vi } from 'vitest'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import type { Mock, MockTenant } from '../../src/testing/index.ts'
import { judgeFault } from '../../src/verdicts/judge-fault.ts'
import { credentials, patientOf } from './armed-run.ts'

const REDIRECT_URI = 'http://localhost:4020/callback'
const LAUNCH = {
  clientId: 'smart-client-symmetric',
  patient: 'lucas-labs',
  user: 'Practitioner/dr-okafor',
  encounter: 'lucas-labs-visit',
}
let count = 0

/** Arms a fault in its own tenant and runs the careful client, with the actions of a driver. */
export async function carefulRun(mock: Mock, fault: AnyFault, params: Record<string, unknown>) {
  count += 1
  const tenant = mock.createTenant(`careful-${count}`)
  tenant.autoApprove({ user: LAUNCH.user, patient: LAUNCH.patient })
  const client = tenant.tenant.client(LAUNCH.clientId)
  if (client) tenant.register({ ...client, redirectUris: [REDIRECT_URI, `${REDIRECT_URI}/other`] })
  const armed = await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
  const rounds = 1 + (fault.userAgentActions ?? []).filter(({ action }) => action === 'launch').length
  let shown: string | undefined
  for (let round = 0; round < rounds; round++) {
    const ehr = fault.steps.includes('launch') || fault.prerequisites?.includes('ehr-launch')
    const opened = ehr ? await openedBy(tenant, patientOf(fault.userAgentActions ?? [], round)) : undefined
    const again: (() => void)[] = []
    shown = await runCarefulClient({
      fhirBase: tenant.fhirBase,
      ...(await credentials(tenant, fault)),
      redirectUri: REDIRECT_URI,
      scope:
        'launch openid fhirUser launch/patient patient/*.rs patient/*.cud user/Practitioner.read offline_access',
      nonce: !fault.prerequisites?.includes('no-nonce'),
      ...(opened ? { opened } : {}),
      authorizeBy: fault.prerequisites?.includes('authorize-post') ? 'POST' : 'GET',
      meddle: (login, callback) => {
        meddle(fault, tenant, armed.id, login)
        again.push(() => login.take(callback))
      },
    })
    for (const deliver of again) expect(deliver, 'a callback counts once').toThrow(Stop)
  }
  if (shown !== undefined) tenant.observe({ kind: 'visible-error', detail: shown })
  tenant.observe({ kind: 'settled', detail: 'done' })
  await vi.waitFor(() => expect(armed.strikeCount, 'it strikes').toBeGreaterThan(0))
  await vi.waitFor(() => expect(tenant.journal.underWay, 'all has ended').toEqual([]))
  return { tenant, armed, shown, verdict: judgeFault(armed.armed, { now: Date.now() + 3_600_000 }) }
}

async function openedBy(tenant: MockTenant, patient: string): Promise<URL> {
  const { url } = await tenant.prepareLaunch({ ...LAUNCH, patient })
  const reply = await fetch(url, { redirect: 'manual' })
  const frame = /<iframe[^>]* src="([^"]*)"/.exec(await reply.text())?.[1]?.replaceAll('&amp;', '&')
  return new URL(reply.headers.get('location') ?? frame ?? 'about:blank')
}

/**
 * Performs the actions of a driver while the callback waits; a callback that belongs to no login is refused
 * and changes nothing.
 */
function meddle(fault: AnyFault, tenant: MockTenant, armed: string, login: CarefulLogin): void {
  if (!fault.userAgentActions || fault.points) return
  tenant.markPerformed(armed)
  for (const play of fault.userAgentActions) {
    if (play.action === 'open') {
      const callback = new URL(play.url.replace('{callback}', REDIRECT_URI))
      expect(() => login.take(callback)).toThrow(Stop)
    }
    if (play.action === 'deliver' && play.which === 'late') login.expire()
  }
}
