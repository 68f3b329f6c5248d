import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { MockServer } from '../listeners/mock-server.ts'
import type { Peers } from '../listeners/peer/peers.ts'
import { readBody } from '../listeners/request-body.ts'

const TENANT = /^\/tenants\/([^/?]+)/

/**
 * Opens the tenant of a request before its handler runs, where several processes share a store; passes the request on
 * when another process owns it.
 */
export function openFirst(server: MockServer, peers: Peers, handle: RequestListener): RequestListener {
  return (request, response) => {
    const [, name] = TENANT.exec(request.url ?? '') ?? []
    if (name === undefined) {
      handle(request, response)
      return
    }
    const open = async () => (await server.tenants.open(name)) ?? 'absent'
    const passed = { listener: 'control', request, response } as const
    peers
      .openOrPass(open, passed, () => readBytes(request))
      .then((opened) => opened && handle(request, response))
      .catch(() => refuse(response))
  }
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  const read = await readBody(request)
  return read?.body ?? new Uint8Array(0)
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1' })
  response.end(
    JSON.stringify({
      error: 'the store does not respond, or the owner of the tenant; try again in a moment',
    }),
  )
}
