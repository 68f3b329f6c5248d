import { once } from 'node:events'
import { createServer } from 'node:net'

/** Hosts of `localhost`: a port is free only when it is free on both. */
const hosts = ['127.0.0.1', '::1']

/** @param {number} port @param {string} host */
const isFree = async (port, host) => {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE'
  } finally {
    probe.close()
  }
}

/**
 * Returns the first free port from `wanted` upwards.
 *
 * @param {number} wanted
 * @returns {Promise<number>}
 */
export const freePort = async (wanted) => {
  for (let port = wanted; port < wanted + 100; port++) {
    const answers = await Promise.all(hosts.map((host) => isFree(port, host)))
    if (answers.every(Boolean)) return port
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}.`)
}
