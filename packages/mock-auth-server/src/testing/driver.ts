import type { UserAgentAction } from '../core/declare/tenant-action.ts'
import type { ArmedHandle, MockTenant } from '../mock/mock-tenant.ts'

/** What a driver moves: a browser, or a client without a screen. */
export interface UserAgent {
  /** The redirect URI of the client. */
  readonly redirectUri: string
  /**
   * Begins a handshake (at the EHR's launch link, if there is one), goes through the server's pages, and holds the
   * callback back: its URL, or nothing when the app stopped before.
   */
  begin(where: 'same' | 'new', launchUrl?: string): Promise<string | undefined>
  /** Opens a URL in the page of the handshake, in a new one, or in a profile that never saw the app. */
  open(url: string, where: 'same' | 'new' | 'clean'): Promise<void>
  /** Lets so much time pass for the app that it gives up waiting. */
  outwait(): Promise<void>
}

/** Makes the launch link of an EHR launch, for the same patient or another one; none for a login that begins in the app. */
export type CreateLaunchUrl = (patient: 'same' | 'another') => Promise<string | undefined>

/**
 * Plays the user agent of a fault, from the first request to the last callback: what is played counts as the strike
 * where the fault changes nothing on the wire. Faults without plays get an ordinary handshake.
 */
export async function drive(
  tenant: MockTenant,
  armed: ArmedHandle,
  agent: UserAgent,
  launches?: CreateLaunchUrl,
): Promise<void> {
  const plays = armed.armed.declaration.plays ?? []
  const callback = await agent.begin('same', await launches?.('same'))
  let delivered = false
  const deliver = async () => {
    if (!delivered && callback !== undefined) await agent.open(callback, 'same')
    delivered = true
  }
  if (plays.length > 0) tenant.played(armed.id)
  for (const play of plays) {
    if (comesAfterCallback(play)) await deliver()
    await perform(play)
  }
  await deliver()

  async function perform(play: UserAgentAction): Promise<void> {
    switch (play.play) {
      case 'launch': {
        const second = await agent.begin('new', await launches?.(play.patient ?? 'same'))
        if (second !== undefined) await agent.open(second, 'new')
        return
      }
      case 'open':
        return agent.open(play.url.replace('{callback}', agent.redirectUri), play.where)
      case 'deliver':
        if (play.which === 'late') await agent.outwait()
        // A page that is left while its token request is open would send the code again, and nothing were told of it.
        if (play.which === 'again' && delivered) await redeemed(tenant, callback)
        if (callback !== undefined) await agent.open(callback, play.where ?? 'same')
        if ((play.where ?? 'same') === 'same') delivered = true
        return
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, play.ms))
      case 'act':
        return tenant.act(play.act)
    }
  }
}

/** What only means something once the app has had its callback. */
function comesAfterCallback(play: UserAgentAction): boolean {
  if (play.play === 'launch') return play.meanwhile !== true
  return play.play === 'deliver' && play.which === 'again' && play.where !== 'clean'
}

const REDEEMING_MS = 5000
const STORING_MS = 500

/** Waits until the code of a callback was answered and the app fell silent; not for long, since it may refuse it. */
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
