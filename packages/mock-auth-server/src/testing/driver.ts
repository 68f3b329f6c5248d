import type { UserAgentAction } from '../core/declare/tenant-action.ts'
import type { ArmedHandle } from '../mock/armed-handle.ts'
import type { MockTenant } from '../mock/mock-tenant.ts'

/** A user agent that a driver operates: a browser, or a client without a screen. */
export interface UserAgent {
  /** The redirect URI of the client. */
  readonly redirectUri: string
  /**
   * Starts a login (at the EHR's launch link, if there is one), operates the server's pages, and intercepts
   * the callback: its URL, or `undefined` when the app stopped before.
   */
  startLogin(where: 'same' | 'new', launchUrl?: string): Promise<string | undefined>
  /** Opens a URL in the page of the login, in a new one, or in a new profile. */
  open(url: string, where: 'same' | 'new' | 'new-profile'): Promise<void>
  /** Lets enough time pass that the app gives up waiting. */
  waitUntilAppGivesUp(): Promise<void>
}

/**
 * Creates the launch link of an EHR launch, for the same patient or another one; `undefined` for a login that
 * starts in the app.
 */
export type CreateLaunchUrl = (patient: 'same' | 'another') => Promise<string | undefined>

/**
 * Performs the user-agent actions of a fault, from the first request to the last callback: they count as the
 * strike if the fault changes nothing in the traffic. Faults without actions get an ordinary login.
 */
export async function drive(
  tenant: MockTenant,
  armed: ArmedHandle,
  agent: UserAgent,
  launches?: CreateLaunchUrl,
): Promise<void> {
  const plays = armed.armed.declaration.userAgentActions ?? []
  const callback = await agent.startLogin('same', await launches?.('same'))
  let delivered = false
  const deliver = async () => {
    if (!delivered && callback !== undefined) await agent.open(callback, 'same')
    delivered = true
  }
  if (plays.length > 0) tenant.markPerformed(armed.id)
  for (const play of plays) {
    if (comesAfterCallback(play)) await deliver()
    await perform(play)
  }
  await deliver()

  async function perform(action: UserAgentAction): Promise<void> {
    switch (action.action) {
      case 'launch': {
        const where = action.meanwhile ? 'new' : 'same'
        const second = await agent.startLogin(where, await launches?.(action.patient ?? 'same'))
        if (second !== undefined) await agent.open(second, where)
        return
      }
      case 'open':
        return agent.open(action.url.replace('{callback}', agent.redirectUri), action.where)
      case 'deliver':
        if (action.which === 'late') await agent.waitUntilAppGivesUp()
        // A page that is left while its token request is open would send the code again, without an
        // observation.
        if (action.which === 'again' && delivered) await redeemed(tenant, callback)
        if (callback !== undefined) await agent.open(callback, action.where ?? 'same')
        if ((action.where ?? 'same') === 'same') delivered = true
        return
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, action.ms))
      case 'perform':
        return tenant.performAction(action.tenantAction)
    }
  }
}

/** Returns `true` for an action that has a meaning only after the app has received its callback. */
function comesAfterCallback(action: UserAgentAction): boolean {
  if (action.action === 'launch') return action.meanwhile !== true
  return action.action === 'deliver' && action.which === 'again' && action.where !== 'new-profile'
}

const REDEEMING_MS = 5000
const STORING_MS = 500

/**
 * Waits until the code of a callback was redeemed and the app became idle; only briefly, since the app may
 * refuse it.
 */
async function redeemed({ journal }: MockTenant, callback: string | undefined): Promise<void> {
  const until = Date.now() + REDEEMING_MS
  const code = callback && URL.canParse(callback) ? new URL(callback).searchParams.get('code') : null
  while (code !== null && Date.now() < until) {
    const entries = journal.find()
    const isAnswered = entries.some(({ facts, endedAt }) => facts.code === code && endedAt !== undefined)
    const last = Math.max(0, ...entries.map(({ endedAt }) => endedAt ?? Date.now()))
    if (isAnswered && Date.now() - last > STORING_MS) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
