import type { Reply } from '../core/http/reply.ts'

/** Returns the reply with its delays multiplied by this factor. */
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
