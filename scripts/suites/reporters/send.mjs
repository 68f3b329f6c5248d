/**
 * Sends a message to the process that started this test runner, if there is one.
 *
 * @param {import('../suite.mjs').RunnerMessage} message
 */
export const send = (message) => {
  process.send?.(message)
}
