import type { Socket } from 'node:net'
import type { Delivery } from '../../exchange/route.ts'
import type { WaitEnd } from './pending-replies.ts'

const ENDS: Readonly<Record<WaitEnd, Delivery>> = {
  closed: 'abandoned',
  over: 'released',
  released: 'released',
  lost: 'lost',
}

/** Ends a reply that was held back, and says who ended it. */
export function closeDelayedReply(socket: Socket, end: WaitEnd): Delivery {
  socket.destroy()
  return ENDS[end]
}
