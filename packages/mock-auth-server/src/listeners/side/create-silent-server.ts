import { createServer, type Server, type Socket } from 'node:net'
import type { RecordConnection } from '../watch-connections.ts'

/** Creates a server that accepts connections and stays silent, like a black hole behind a firewall. */
export function createSilentServer(journal: RecordConnection): {
  server: Server
  close: () => Promise<void>
} {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    const end = journal()
    open.add(socket)
    // Read, so that its end is noticed.
    socket.resume()
    socket.on('error', () => undefined)
    socket.on('close', () => {
      open.delete(socket)
      end('the server sent nothing until the connection ended')
    })
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return { server, close }
}
