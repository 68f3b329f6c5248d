import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Waits until the replies to earlier requests of the connection have left; returns `false` when it closes
 * before.
 */
export function waitForTurn(response: ServerResponse, socket: Socket): Promise<boolean> {
  socket.setMaxListeners(0)
  return new Promise((resolve) => {
    const closed = () => resolve(false)
    socket.once('close', closed)
    response.once('socket', () => {
      socket.off('close', closed)
      resolve(true)
    })
  })
}
