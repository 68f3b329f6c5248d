import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../workspace/failure.mjs'
import { interruption } from './interruption.mjs'
import { startServer } from './start-server.mjs'

const patienceMs = 30_000

/** @param {Promise<import('./start-server.mjs').Ending>} ended @returns {Promise<never>} */
const failWith = async (ended) => {
  const { name, code, signal } = await ended
  const how = signal ? `ended by ${signal}` : `exit code ${code}`
  throw new Failure(`The ${name} ended by itself (${how}), so everything was stopped.`, code || 1)
}

/** @param {string} name @returns {Promise<never>} */
const loseThePatience = async (name) => {
  await wait(patienceMs, undefined, { ref: false })
  throw new Failure(`The ${name} did not report that it is ready within ${patienceMs / 1000} s.`)
}

/**
 * Starts the mock, then the client with the mock's report, and waits until one ends or this process is asked
 * to. In every case both are ended before it resolves to the exit code.
 *
 * @param {{
 *   mock: string[],
 *   client: (mock: Record<string, unknown>) => string[],
 *   onReady: (mock: Record<string, unknown>, client: Record<string, unknown>) => void,
 * }} pair
 * @returns {Promise<number>}
 */
export const runPair = async ({ mock, client, onReady }) => {
  const interrupted = interruption()
  /** @type {import('./start-server.mjs').Server[]} */
  const servers = []
  let ending = false

  /** @param {string} name @param {string[]} args */
  const start = async (name, args) => {
    // A ready line may still arrive while everything is being stopped.
    if (ending) throw new Failure('Stopped while starting.')
    const server = startServer(name, args)
    servers.push(server)
    const end = Promise.race(servers.map(({ ended }) => failWith(ended)))
    return { end, ready: await Promise.race([server.ready, end, loseThePatience(name)]) }
  }
  const session = async () => {
    const first = await start('mock server', mock)
    const second = await start('client', client(first.ready))
    onReady(first.ready, second.ready)
    return second.end
  }
  try {
    return await Promise.race([interrupted, session()])
  } catch (error) {
    // Ctrl-C reaches the servers at the same time, and one may have exited before this process handles its
    // signal.
    const code = await Promise.race([interrupted, wait(100)])
    if (code === undefined) throw error
    return code
  } finally {
    ending = true
    await Promise.all(servers.map((server) => server.stop()))
  }
}
