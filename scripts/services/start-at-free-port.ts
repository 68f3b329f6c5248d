import { randomInt } from 'node:crypto'
import { freePort } from '../servers/free-port.mjs'

/** Below the ports that systems choose for connections and for servers at port 0. */
const [FIRST, LAST] = [20_000, 30_000] as const
const ATTEMPTS = 5

/**
 * Calls a function that starts a server at a port, again with another where somebody else took the port meanwhile, and
 * returns what it resolves to.
 */
export async function startAtFreePort<Started>(
  start: (port: number) => Promise<Started>,
  attempts = ATTEMPTS,
): Promise<Started> {
  const [port = 0] = await findFreePorts(1)
  try {
    return await start(port)
  } catch (error) {
    if (attempts === 1 || !/in use/.test(String(error))) throw error
    return startAtFreePort(start, attempts - 1)
  }
}

/** Finds so many ports that are free now. */
export async function findFreePorts(count: number): Promise<number[]> {
  const found: number[] = []
  let next = randomInt(FIRST, LAST)
  while (found.length < count) {
    const port = await freePort(next)
    found.push(port)
    next = port + 1
  }
  return found
}
