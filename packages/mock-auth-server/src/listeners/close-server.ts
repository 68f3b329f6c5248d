import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/** A connection of an HTTP server, with the response that Node writes on it at present. */
type HttpSocket = Socket & { readonly _httpMessage?: ServerResponse | null }

const connectionsOf = new WeakMap<Server, Set<HttpSocket>>()

/** Remembers the connections of a server, so that closing it can let the responses in progress finish. */
export function recordConnections(server: Server, isTls = false): void {
  const connections = new Set<HttpSocket>()
  connectionsOf.set(server, connections)
  server.on(isTls ? 'secureConnection' : 'connection', (socket: HttpSocket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
}

/**
 * Stops listening and ends all connections: idle ones at once, those of a tracked server with a response in
 * progress after it, and all that are left after this number of milliseconds.
 */
export function closeServer(server: Server, graceMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const end = () => server.closeAllConnections()
    const timer = graceMs > 0 ? setTimeout(end, graceMs) : undefined
    const closed = () => {
      clearTimeout(timer)
      resolve()
    }
    if (timer === undefined) {
      server.close(closed)
      end()
    } else {
      // The method of an HTTP server would cut off responses that were handed over and have not left yet.
      NetServer.prototype.close.call(server, closed)
      for (const socket of connectionsOf.get(server) ?? []) endWhenIdle(socket)
    }
  })
}

/** Ends a connection once its last response has left; requests that were sent together follow one another. */
function endWhenIdle(socket: HttpSocket): void {
  const response = socket._httpMessage
  if (response) response.once('close', () => endWhenIdle(socket))
  else socket.destroySoon()
}
