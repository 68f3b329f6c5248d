import type { Socket } from 'node:net'
import type { Delivery } from '../../exchange/route.ts'
import type { WaitEnd } from './pending-replies.ts'

/** Ends a reply that was held back, and says who ended it. */
export function closeDelayedReply(socket: Socket, end: WaitEnd): Delivery {
  socket.destroy()
  return end === 'closed' ? 'abandoned' : 'released'
}
