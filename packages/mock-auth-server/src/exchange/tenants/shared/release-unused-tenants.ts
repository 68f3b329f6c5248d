import type { Tenants } from '../tenants.ts'
import { IDLE_TURNS, UnusedTenants } from './unused-tenants.ts'

/** Gives tenants up that no request has used for so many seconds, until a mock stops; 0 gives none up. */
export function releaseUnusedTenants(tenants: Tenants, idleSeconds: number, stopping: AbortSignal): void {
  if (idleSeconds === 0 || stopping.aborted) return
  const unused = new UnusedTenants(tenants)
  const timer = setInterval(() => unused.endTurn(), (idleSeconds * 1000) / IDLE_TURNS)
  timer.unref()
  stopping.addEventListener('abort', () => clearInterval(timer))
}
