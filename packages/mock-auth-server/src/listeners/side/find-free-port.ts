import { createServer } from 'node:net'
import { listen } from '../listen.ts'

/**
 * First port to try, below those that systems assign automatically, so that no other process listens there by
 * chance.
 */
const FROM = 20_000
const COUNT = 10_000
const TRIES = 50

/** Finds a port without a listener. */
export async function findFreePort(host: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const server = createServer()
    try {
      const port = await listen(server, host, FROM + Math.floor(Math.random() * COUNT))
      await new Promise((resolve) => server.close(resolve))
      return port
    } catch (error) {
      if (attempt === TRIES) throw error
    }
  }
}
