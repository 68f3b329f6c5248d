import { createServer } from 'node:net'
import { listenOn } from '../listen-on.ts'

/** Below the ports that systems give out by themselves, so that nobody comes to listen there by chance. */
const FROM = 20_000
const COUNT = 10_000
const TRIES = 50

/** A port that nothing listens on. */
export async function unusedPort(host: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const server = createServer()
    try {
      const port = await listenOn(server, host, FROM + Math.floor(Math.random() * COUNT))
      await new Promise((resolve) => server.close(resolve))
      return port
    } catch (error) {
      if (attempt === TRIES) throw error
    }
  }
}
