import { ENDPOINTS } from '../../src/wire/list.ts'
import { startBenchServer } from '../bench-server.mts'
import { call } from '../calls.mts'
import { type Measurement, runParallel } from './measurement.mts'

const REQUESTS = 50_000
const SEED = 1
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']
const NAMES = ['grant_type', 'code', 'client_id', 'redirect_uri', 'scope', 'state', '_id', 'token', '_count']
const VALUES = [
  '',
  'x',
  '%',
  '%00',
  '../..',
  '__proto__',
  '-1',
  '9'.repeat(400),
  '$everything',
  '\u202e',
  '[]',
]
const BODIES = [undefined, {}, [], 'x', -1, { resourceType: 'Bundle', type: 'transaction', entry: [{}] }]

/** Requests at random to all endpoints. */
export const fuzz: Measurement = {
  what: 'Requests at random',
  async measure() {
    const { agent, get, port, stop } = await startBenchServer()
    const draw = createDraws(SEED)
    let errors = 0
    try {
      await runParallel(REQUESTS, 16, async () => {
        const { path } = draw(ENDPOINTS)
        const query = [draw(NAMES), draw(NAMES)].map((name) => `${name}=${encodeURI(draw(VALUES))}`).join('&')
        const below = path.endsWith('/') ? encodeURIComponent(draw(VALUES)) : ''
        const { status } = await call(agent, port, draw(METHODS), `${path}${below}?${query}`, {
          body: draw(BODIES),
          token: draw(NAMES),
        })
        if (status >= 500) errors += 1
      })
      if (errors > 0) throw new Error(`${errors} responses with a status of 500 or more`)
      const { status } = await get('/fhir/metadata')
      return { requests: REQUESTS, seed: SEED, endpoints: ENDPOINTS.length, errors, last: status }
    } finally {
      await stop()
    }
  },
  format: ({ requests, endpoints, errors, seed, last }) =>
    `${requests} requests at random (seed ${seed}) to ${endpoints} endpoints: ${errors} responses with a status of 500 or more; the mock answers ${last} after them`,
}

/** Returns a function that draws from a list, always in the same order (a linear congruential generator). */
function createDraws(seed: number): <Item>(list: readonly Item[]) => Item {
  let state = seed
  return (list) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return list[Math.floor((state / 2 ** 32) * list.length)] as (typeof list)[number]
  }
}
