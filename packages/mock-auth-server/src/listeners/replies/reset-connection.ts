import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * Ends a connection as a process does that is gone: with a reset. Under TLS no reset is possible: it ends without the
 * closing alert.
 */
export function resetConnection(socket: Socket): void {
  // Node would end the socket first: the client would see a regular close (FIN) and only then the reset.
  socket.destroySoon = () => void socket.destroy()
  // While its end is being sent the system refuses a reset, and Node would leave the connection open for good.
  const isEnding = socket.writableEnded && !socket.writableFinished
  if (socket instanceof TLSSocket || isEnding) socket.destroy()
  else socket.resetAndDestroy()
}
