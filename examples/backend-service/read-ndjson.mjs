import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 3

/**
 * Reads the resources of a file. A file that is unavailable or has too few lines is requested again, at most
 * twice.
 *
 * @param {() => Promise<Response>} open @param {string} url @param {number} [count] lines that it should have
 * @returns {Promise<any[]>}
 */
export async function readNdjson(open, url, count) {
  for (let attempt = 1; ; attempt++) {
    const response = await open()
    // A connection that ends too soon makes `text` fail.
    const text = response.status === 200 ? await response.text().catch(() => undefined) : undefined
    const lines = text?.split(/\r?\n/).filter((line) => line !== '')
    if (lines && (count === undefined || lines.length === count)) return lines.map((line) => JSON.parse(line))
    if (attempt === TRIES) throw new Error(`${url} cannot be had whole`)
    await sleep(250 * attempt)
  }
}
