import type { Reply } from '../core/http/reply.ts'

/** The same reply, its waits on the wire so many times as long. */
export function withScaledDelays(reply: Reply, scale: number): Reply {
  const { wire } = reply
  if (scale === 1 || !wire) return reply
  const { delayMs, dribble } = wire
  return {
    ...reply,
    wire: {
      ...wire,
      ...(delayMs === undefined ? {} : { delayMs: delayMs * scale }),
      ...(dribble === undefined ? {} : { dribble: { ...dribble, everyMs: dribble.everyMs * scale } }),
    },
  }
}
