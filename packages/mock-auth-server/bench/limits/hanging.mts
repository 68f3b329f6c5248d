import { DISCOVERY, startBenchServer } from '../bench-server.mts'
import { openUnread } from '../calls.mts'
import type { Measurement } from './measurement.mts'

const HANGING = 2000

/** Replies that hang, beside which others are answered. */
export const hanging: Measurement = {
  what: 'Replies that hang',
  async measure() {
    const { control, get, port, readResidentMb, stop } = await startBenchServer()
    const beforeMb = readResidentMb()
    await control('POST', '/tenants', { name: 'hanging' })
    const fault = { fault: 'discovery-broken-off', params: { how: 'hang' }, times: HANGING }
    await control('POST', '/tenants/hanging/faults', fault)
    const unread = Array.from({ length: HANGING }, () => openUnread(port, `/t/hanging/${DISCOVERY}`))
    try {
      let open = 0
      while (open < HANGING) {
        const { text } = await control('GET', '/tenants/hanging/journal?limit=1')
        open = JSON.parse(text).entries[0]?.seq ?? 0
      }
      const { status } = await get(`/${DISCOVERY}`)
      if (status !== 200) throw new Error(`a request beside those that hang got ${status}`)
      return { hanging: HANGING, beforeMb, residentMb: readResidentMb() }
    } finally {
      for (const socket of unread) socket.destroy()
      await stop()
    }
  },
  format: (figures) =>
    `${figures.hanging} replies that hang at once: ${figures.residentMb} MB resident (${figures.beforeMb} MB before), and other requests are answered`,
}
