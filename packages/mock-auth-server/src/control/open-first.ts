import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { describeUnavailability } from '../exchange/tenants/shared/describe-unavailability.ts'
import { DEFAULT_TENANT } from '../exchange/tenants/tenants.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import type { Peers } from '../listeners/peer/peers.ts'
import { type RequestBody, readBody } from '../listeners/request-body.ts'
import { ControlError } from './control-error.ts'

/** How a path begins whose handler needs a tenant: the one that it names, or the default one for scenarios. */
const TENANT = /^\/(?:tenants\/([^/?]+)|scenarios(?=[?]|$))/

/** A request whose body was read before its handler runs, where that looks for it. */
type ReadRequest = IncomingMessage & { rawBody?: Buffer }

/**
 * Opens the tenant of a request before its handler runs, where several processes share a store; passes the request on
 * when another process owns it. For one that is not admitted nothing is opened: its handler refuses it.
 */
export function openFirst(
  server: MockServer,
  peers: Peers,
  isAdmitted: (request: IncomingMessage) => Promise<boolean>,
  handle: RequestListener,
): RequestListener {
  const openOrPass = async (name: string, request: ReadRequest, response: ServerResponse) => {
    const open = async () => (await server.tenants.open(name)) ?? 'absent'
    let read: Promise<RequestBody> | undefined
    const readOnce = () => {
      read ??= readWhole(request)
      return read
    }
    try {
      const opened = await peers.openOrPass(open, { listener: 'control', request, response }, readOnce)
      if (opened === undefined) return
      if (read) request.rawBody = Buffer.from((await read).body)
      handle(request, response)
    } finally {
      read?.then(
        ({ release }) => release(),
        () => undefined,
      )
    }
  }
  return async (request: ReadRequest, response) => {
    try {
      const found = TENANT.exec(request.url ?? '')
      if (!found || !(await isAdmitted(request))) handle(request, response)
      else await openOrPass(found[1] ?? DEFAULT_TENANT, request, response)
    } catch (error) {
      refuse(response, error)
    }
  }
}

async function readWhole(request: IncomingMessage): Promise<RequestBody> {
  const read = await readBody(request)
  if (!read) throw new ControlError(400, 'the client broke off')
  if (read.truncated) throw new ControlError(413, 'the body is larger than 1 MB')
  return read
}

function refuse(response: ServerResponse, error: unknown): void {
  const problem = describeUnavailability(error)
  const status = error instanceof ControlError ? error.status : problem === undefined ? 500 : 503
  const retry = status === 503 ? { 'Retry-After': '1' } : {}
  const message = problem ?? (error instanceof Error ? error.message : String(error))
  response.writeHead(status, { 'Content-Type': 'application/json', ...retry })
  response.end(JSON.stringify({ error: message }))
}
