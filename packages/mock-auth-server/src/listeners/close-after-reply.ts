import type { Server } from 'node:http'

/**
 * Lets a server close every connection after its reply. With `maxRequestsPerSocket` Node would only announce that, and
 * wait for the client to do it.
 */
export function closeAfterReply(server: Server): void {
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false
  })
}
