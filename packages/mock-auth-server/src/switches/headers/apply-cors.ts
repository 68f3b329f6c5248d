import type { SwitchContext } from '../../core/declare/switch.ts'
import { createCorsHeaders, withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'

/** Origins that may read a reply: those of registered clients, or any, also with cookies; `star` is `*`. */
export const CORS_VALUES = ['registered', 'any', 'star', 'any-with-credentials', 'none'] as const
export type Cors = (typeof CORS_VALUES)[number]

/** Returns a reply with the CORS headers of a value in place of its own; without any, a preflight is refused. */
export function applyCors(
  reply: Reply,
  value: Exclude<Cors, 'registered'>,
  { request, step }: Pick<SwitchContext<unknown>, 'request' | 'step'>,
): Reply {
  const bare = withoutVary(withoutCorsHeaders(reply))
  if (value === 'none') return step === 'preflight' ? { ...bare, status: 405 } : bare
  const origin = request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1]
  const isPreflight = step === 'preflight' && origin !== undefined
  if (value === 'star') return withHeaders(bare, createCorsHeaders('*', isPreflight))
  const vary: HeaderPair = ['Vary', 'Origin']
  if (origin === undefined) return withHeaders(bare, [vary])
  const credentials: HeaderPair[] =
    value === 'any-with-credentials' ? [['Access-Control-Allow-Credentials', 'true']] : []
  return withHeaders(bare, [vary, ...createCorsHeaders(origin, isPreflight), ...credentials])
}

function withHeaders(reply: Reply, headers: readonly HeaderPair[]): Reply {
  return { ...reply, headers: [...reply.headers, ...headers] }
}

function withoutVary(reply: Reply): Reply {
  const headers = reply.headers.filter(
    ([name, value]) => name.toLowerCase() !== 'vary' || value.toLowerCase() !== 'origin',
  )
  return { ...reply, headers }
}
