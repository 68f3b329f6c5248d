import type { DiagramExchange } from './diagram-exchange.ts'

const LOOK_UPS: ReadonlySet<string> = new Set([
  'discovery',
  'metadata',
  'openid-configuration',
  'jwks',
  'brands',
  'style',
  'probe',
  'preflight',
])

/**
 * Returns equal keys for look-ups that a diagram may draw once; `undefined` for an exchange that has to be seen on its
 * own: no look-up, refused, or struck by a fault.
 */
export function getLookUpKey(exchange: DiagramExchange): string | undefined {
  const { run, step, listener, direction, request, sent, delivery, strikes } = exchange
  if (!LOOK_UPS.has(step) || strikes.length > 0 || delivery !== 'delivered') return undefined
  if (!sent || sent.status >= 400) return undefined
  const path = request.target.replace(/\?.*$/s, '')
  return [run, step, listener, direction, request.method, path, sent.status].join(' ')
}
