import { formatDuration } from './format-duration.mjs'

/** Milliseconds between two status lines where they cannot be overwritten, as in the log of CI. */
const LOG_INTERVAL_MS = 30_000

/** @typedef {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} Output */

/**
 * Creates the screen: permanent lines, and below them a status that is overwritten in a terminal and repeated
 * twice a minute in a log.
 *
 * @param {() => string} describeStatus called for each refresh
 * @param {Output} output
 */
export const createScreen = (describeStatus, output) => {
  const startedAt = Date.now()
  const clear = () => output.isTTY && output.write('\r\u001b[2K')
  const draw = () => {
    const status = `${formatDuration((Date.now() - startedAt) / 1000)}  ${describeStatus()}`
    if (!output.isTTY) return output.write(`${status}\n`)
    clear()
    return output.write(status.slice(0, (output.columns ?? 80) - 1))
  }
  const timer = setInterval(draw, output.isTTY ? 500 : LOG_INTERVAL_MS)
  return {
    /** Writes a line that stays. @param {string} text */
    write: (text) => {
      clear()
      output.write(`${text}\n`)
    },
    /** Removes the status for good. */
    close: () => {
      clearInterval(timer)
      clear()
    },
  }
}
