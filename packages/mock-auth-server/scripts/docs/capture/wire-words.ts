import type { WireEffects } from '../../../src/core/http/reply.ts'

/** Describes the effects on the socket in words. */
export function wireWords(wire: WireEffects): string[] {
  const { delayMs, hang, resetAfterBytes, truncateAfterBytes, dribble, reason, chunkBytes } = wire
  return [
    ...(delayMs === undefined ? [] : [`The first byte comes after ${delayMs} ms.`]),
    ...(hang ? ['The request is accepted and never answered.'] : []),
    ...(resetAfterBytes === undefined ? [] : [resetWords(resetAfterBytes)]),
    ...(truncateAfterBytes === undefined
      ? []
      : [
          `The whole length is announced; the connection closes after ${truncateAfterBytes} bytes of the body.`,
        ]),
    ...(dribble ? [`The body comes ${dribble.bytes} bytes at a time, every ${dribble.intervalMs} ms.`] : []),
    ...(reason === undefined ? [] : [`The reason phrase is ${JSON.stringify(reason)}.`]),
    ...(chunkBytes === undefined
      ? []
      : [`The body comes in chunks of ${chunkBytes} bytes, without a length.`]),
  ]
}

function resetWords(bytes: number): string {
  return bytes === 0
    ? 'The connection is reset before the first byte.'
    : `The connection is reset after ${bytes} bytes of the body.`
}
