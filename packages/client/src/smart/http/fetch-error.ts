import { SmartError } from '../smart-error.ts'

/** Explains a failure that is neither a timeout nor a cancellation; `undefined` when it knows no more than its message. */
export type ExplainFailure = (thrown: unknown, place: string) => SmartError | undefined

/** Returns what fetch threw in words: a timeout, a cancellation, or why there is no usable answer. */
export function toFetchError(
  thrown: unknown,
  url: string,
  timeoutMs: number,
  explain?: ExplainFailure,
): SmartError {
  if (thrown instanceof SmartError) return thrown
  const place = placeOf(url)
  if (isAbort(thrown, 'TimeoutError')) {
    return new SmartError(
      'timeout',
      `${place} did not respond completely within ${timeoutMs / 1000} seconds.`,
      {
        whatToTry: 'Check that the server is up and reachable from where this client runs, then try again.',
        cause: thrown,
      },
    )
  }
  if (isAbort(thrown, 'AbortError'))
    return new SmartError('cancelled', 'The request was cancelled.', { cause: thrown })
  const meaning = thrown instanceof Error ? describeCause(thrown) : String(thrown)
  return explain?.(thrown, place) ?? createNetworkError(place, meaning, thrown)
}

/** Returns the error of a request without a usable answer; `meaning` ends the sentence. */
export function createNetworkError(place: string, meaning: string, cause: unknown): SmartError {
  return new SmartError('network', `No usable response from ${place}: ${meaning}.`, {
    whatToTry: 'Check the address and the port, and that the server is running.',
    cause,
  })
}

function isAbort(thrown: unknown, name: string): boolean {
  if (!(thrown instanceof Error)) return false
  return thrown.name === name || (thrown.cause instanceof Error && thrown.cause.name === name)
}

/** Returns the message of an error's cause, or its own. */
export function describeCause(error: Error): string {
  const message = error.cause instanceof Error ? error.cause.message : error.message
  return message === 'bad port'
    ? 'its port is reserved for another protocol, and fetch does not allow it'
    : message
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
