import { Failure } from './failure.mjs'

/**
 * Runs a command's body and ends the process with the exit code that it resolves to.
 *
 * @param {() => Promise<number>} body
 */
export const main = async (body) => {
  try {
    process.exitCode = await body()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`\n${error.message}`)
    process.exitCode = error.exitCode
  }
}
