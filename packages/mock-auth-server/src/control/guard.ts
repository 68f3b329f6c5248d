import type { Context, Next } from 'hono'
import type { MockServer } from '../listeners/mock-server.ts'
import { ControlError } from './control-error.ts'

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Refuses a foreign `Host`: a page whose name was pointed at this machine later (DNS rebinding). */
export async function loopbackGuard({ req }: Context, next: Next): Promise<void> {
  const host = req.header('host') ?? ''
  if (!LOOPBACK.test(host)) {
    throw new ControlError(
      403,
      `the control API is available on loopback only, not as ${JSON.stringify(host.slice(0, 100))}`,
    )
  }
  await next()
}

/** Refuses what a foreign page could send: another `Origin`, a body that is not JSON (as a form sends it). */
export const pageGuard = (wire: Pick<MockServer, 'controlUrl'>) => async (context: Context, next: Next) => {
  const { req } = context
  const origin = req.header('origin')
  if (origin !== undefined && origin !== wire.controlUrl && originHost(origin) !== req.header('host')) {
    throw new ControlError(403, 'the control API rejects requests from other origins')
  }
  const writes = req.method !== 'GET' && req.method !== 'HEAD'
  const hasBody =
    Number(req.header('content-length') ?? '0') > 0 || req.header('transfer-encoding') !== undefined
  if (writes && hasBody && !/^application\/json\b/i.test(req.header('content-type') ?? '')) {
    throw new ControlError(415, 'send the body as application/json')
  }
  if (writes && !hasBody && origin === undefined && req.header('sec-fetch-site') === 'cross-site') {
    throw new ControlError(403, 'the control API rejects requests from other origins')
  }
  await next()
}

/** Returns the host of an origin without its scheme: a proxy in front may use https and keep the name. */
function originHost(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin)?.[1]
}
