import type { Reply } from '../core/http/reply.ts'

/** Returns the reply with its delays multiplied by this factor. */
export function withScaledDelays(reply: Reply, scale: number): Reply {
  const { effects } = reply
  if (scale === 1 || !effects) return reply
  const { delayMs, dribble } = effects
  return {
    ...reply,
    effects: {
      ...effects,
      ...(delayMs === undefined ? {} : { delayMs: delayMs * scale }),
      ...(dribble === undefined ? {} : { dribble: { ...dribble, intervalMs: dribble.intervalMs * scale } }),
    },
  }
}
