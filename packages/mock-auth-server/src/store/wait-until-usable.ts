import { setTimeout as sleep } from 'node:timers/promises'
import { describeStoreError, isPassingError } from './describe-store-error.ts'

/** Milliseconds for which a store is awaited that is there, but cannot be used yet. */
const USABLE_MS = 60_000
const RETRY_MS = 200

/** Uses a store, again and again while it loads its data or waits for a failover: then it says so once. */
export async function waitUntilUsable<Result>(
  use: () => Promise<Result>,
  warn: (text: string) => void,
): Promise<Result> {
  const until = performance.now() + USABLE_MS
  let said: string | undefined
  for (;;) {
    try {
      return await use()
    } catch (error) {
      const isLost = said !== undefined && !isAnswer(error)
      if (!(isPassingError(error) || isLost) || performance.now() > until) throw error
      const text = describeStoreError(error)
      if (!isLost && text !== said) warn(`${text} (waiting up to ${USABLE_MS / 1000} s)`)
      said = isLost ? said : text
      await sleep(RETRY_MS)
    }
  }
}

/** Returns `true` for an error that the store replied with; the connection to a replica ends, and is opened again. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError'
}
