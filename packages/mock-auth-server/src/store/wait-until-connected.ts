import type { StoreConnection } from './connect.ts'
import { isFinalError } from './describe-store-error.ts'

/** Milliseconds in which the store must respond at the start. */
const START_MS = 5000
/** What a connection reports: itself, one to a sentinel, and one to a server of a cluster. */
const EVENTS = ['error', 'sentinelError', 'node error'] as const

/** Resolves when a connection is ready; rejects with its last error, at once when that will not end by itself. */
export function waitUntilConnected(connection: StoreConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    let last: unknown = new Error('it closes each connection')
    const settle = (end: () => void) => () => {
      clearTimeout(timer)
      for (const event of EVENTS) connection.off(event, note)
      connection.off('ready', accept)
      end()
    }
    const refuse = settle(() => reject(last))
    const accept = settle(resolve)
    const note = (error: unknown) => {
      // That a cluster has no server left says less than what the last one said.
      if (
        !(
          error instanceof Error &&
          /All sentinels are unreachable|Failed to refresh slots/.test(error.message)
        )
      )
        last = error
      if (isFinalError(last)) refuse()
    }
    const timer = setTimeout(refuse, START_MS)
    for (const event of EVENTS) connection.on(event, note)
    connection.on('ready', accept)
    if (connection.status === 'ready') accept()
  })
}
