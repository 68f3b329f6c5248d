import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Opens a record of a connection that no request came over; the answer closes it with what became of it. */
export type RecordConnection = () => (diagnosis: string) => void

/** Journals the connections to an HTTP server, plain or by TLS, that the client leaves without a request. */
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

/** What OpenSSL says in its error line, such as `: tlsv1 alert unknown ca`; nothing when the client just left. */
function alertOf(message: string): string {
  if (message === 'socket hang up' || message.includes('ECONNRESET')) return ''
  return `: ${/:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message.slice(0, 200)}`
}
