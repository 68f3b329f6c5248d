import type { Health } from '../listeners/health.ts'

/**
 * Creates the response to who wants to know whether the mock serves requests: 200, or 503 with the parts that are down.
 * Without the token the reasons are left out, which may name machines.
 */
export function createReadyResponse(health: Health, isTrusted: boolean): Response {
  const states = Object.entries(health.list())
  const down = states.filter(([, { status }]) => status === 'down')
  const parts = Object.fromEntries(
    states.map(([name, { status, ...reason }]) => [name, { status, ...(isTrusted ? reason : {}) }]),
  )
  const headers = { 'Cache-Control': 'no-store' }
  if (down.length === 0) return Response.json({ status: 'ready', parts }, { headers })
  const error = `not ready: ${down
    .map(([name, { reason }]) => (isTrusted ? `${name} is down (${reason})` : `${name} is down`))
    .join(', ')}`
  return Response.json({ error, status: 'unavailable', parts }, { status: 503, headers })
}
