import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Opens the record of a connection without a request; the returned function closes it with the outcome. */
export type RecordConnection = () => (diagnosis: string) => void

/** Records the connections to an HTTP server, plain or with TLS, that the client closes without a request. */
export function watchConnections(server: Server, isTls: boolean, journal: RecordConnection): void {
  const used = new WeakSet<Socket>()
  server.on('request', ({ socket }) => used.add(socket))
  server.on(isTls ? 'secureConnection' : 'connection', (socket: Socket) => {
    socket.on('close', () => {
      if (!used.has(socket))
        journal()(
          isTls
            ? 'the client closed the connection after the TLS handshake'
            : 'the client closed the connection',
        )
    })
  })
  server.on('tlsClientError', ({ message }: Error) => {
    journal()(`the client aborted the TLS handshake${alertOf(message)}`)
  })
}

/**
 * Returns the alert in OpenSSL's error line, such as `: tlsv1 alert unknown ca`; an empty text when the
 * client just disconnected.
 */
function alertOf(message: string): string {
  if (message === 'socket hang up' || message.includes('ECONNRESET')) return ''
  return `: ${/:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message.slice(0, 200)}`
}
