import type { Exchange } from '../../model/exchange.ts'

const MOST_EXCHANGES = 300
const MOST_CHARACTERS = 10_000_000

/** Limits the size of a run: the oldest exchanges are removed, and before them the oldest bodies. */
export function limitRunSize(exchanges: Exchange[]): void {
  if (exchanges.length > MOST_EXCHANGES) exchanges.splice(0, exchanges.length - MOST_EXCHANGES)
  let kept = 0
  for (let index = exchanges.length - 1; index >= 0; index--) {
    const exchange = exchanges[index]
    if (!exchange?.response) continue
    kept += exchange.response.body.length
    if (kept > MOST_CHARACTERS) {
      exchanges[index] = { ...exchange, response: { ...exchange.response, body: '', truncated: true } }
    }
  }
}
