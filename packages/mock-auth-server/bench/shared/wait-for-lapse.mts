import { setTimeout as sleep } from 'node:timers/promises'
import { sendCommand } from '../../../../scripts/services/send-command.ts'

const EVERY_MS = 25
/** Milliseconds after which the process that was killed has started again, and another one may end. */
const LIMIT_MS = 3000

/** Resolves to `true` when one of the processes that a store knows to be alive is no longer, `false` when none ends in time. */
export async function waitForLapse(storeUrl: string): Promise<boolean> {
  const until = performance.now() + LIMIT_MS
  const before = await listLives(storeUrl)
  while (performance.now() < until) {
    await sleep(EVERY_MS)
    const now = await listLives(storeUrl)
    if (now.length > 0 && before.some((each) => !now.includes(each))) return true
  }
  return false
}

/** Returns the processes that are alive; none while the store is away. */
async function listLives(storeUrl: string): Promise<readonly unknown[]> {
  try {
    const keys = await sendCommand(storeUrl, 'KEYS', 'smart-mock:process:*')
    return Array.isArray(keys) ? keys : []
  } catch {
    return []
  }
}
