import { DISCOVERY, startBenchServer } from '../bench-server.mts'
import { openUnread } from '../calls.mts'
import { type Measurement, runParallel } from './measurement.mts'

const SUBSCRIBERS = 1000
const EXCHANGES = 10_000

/** Subscribers of one tenant's events that do not read. */
export const subscribers: Measurement = {
  what: 'Event subscribers that do not read',
  async measure() {
    const { controlPort, get, readResidentMb, stop } = await startBenchServer()
    const unread = Array.from({ length: SUBSCRIBERS }, () =>
      openUnread(controlPort, '/tenants/default/events'),
    )
    try {
      const beforeMb = readResidentMb()
      await runParallel(EXCHANGES, 16, async () => void (await get(`/${DISCOVERY}`)))
      return { subscribers: SUBSCRIBERS, exchanges: EXCHANGES, beforeMb, residentMb: readResidentMb() }
    } finally {
      for (const socket of unread) socket.destroy()
      await stop()
    }
  },
  format: (figures) =>
    `${figures.subscribers} subscribers of one tenant that do not read, during ${figures.exchanges} exchanges: ${figures.residentMb} MB resident (${figures.beforeMb} MB before)`,
}
