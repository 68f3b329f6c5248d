import { DISCOVERY, startBenchServer } from '../bench-server.mts'
import { type Measurement, runParallel } from './measurement.mts'

const EXCHANGES = 100_000

/** The exchanges of one tenant. */
export const journal: Measurement = {
  what: 'Journal entries of one tenant',
  async measure() {
    const { control, get, readResidentMb, stop } = await startBenchServer()
    try {
      const half = EXCHANGES / 2
      const send = () => runParallel(half, 16, async () => void (await get(`/${DISCOVERY}`)))
      await send()
      const halfMb = readResidentMb()
      await send()
      const { entries, evicted } = JSON.parse(
        (await control('GET', '/tenants/default/journal?limit=1')).text,
      ) as { entries: { seq: number }[]; evicted: number }
      const total = entries[0]?.seq ?? 0
      return { total, kept: total - evicted, halfMb, residentMb: readResidentMb() }
    } finally {
      await stop()
    }
  },
  format: ({ total, kept, halfMb, residentMb }) =>
    `${total} exchanges in one tenant: the last ${kept} stay in its journal; ${halfMb} MB resident after half of them, ${residentMb} MB at the end`,
}
