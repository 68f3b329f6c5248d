import { runManyTenants } from '../many-tenants.mts'
import type { Figures, Measurement } from './measurement.mts'

const EXCHANGES = 1_000_000
const TENANTS = 10_000
const HEAP_MB = 512

/** A million exchanges over 10,000 tenants with stalled subscribers and hanging replies, in a heap of 512 MB. */
export const soak: Measurement = {
  what: 'Soak over many tenants',
  async measure(onReport) {
    const found = await runManyTenants(EXCHANGES, TENANTS, HEAP_MB, onReport)
    if (found.careless !== 'not met') throw new Error(`the careless client was judged ${found.careless}`)
    if (found.careful === 'not met') throw new Error('the careful client was judged not met')
    return { ...found, residentMb: found.residentMb.join(' ') }
  },
  format: ({ residentMb, ...figures }: Figures) => {
    const seen = String(residentMb).split(' ').map(Number)
    const half = seen.slice(seen.length / 2)
    return `${figures.exchanges} exchanges over ${figures.tenants} tenants, with ${figures.subscribers} subscribers that do not read and ${figures.hanging} replies that hang, in a heap of ${figures.heapMb} MB (budget ${figures.budgetMb} MB): ${seen[Math.floor(seen.length / 2)]} MB resident after half of them, ${Math.min(...half)} to ${Math.max(...half)} MB in the second half, ${figures.perSecond} exchanges a second; ${figures.evictedTenants} tenants gave way; the watched careless client was judged ${figures.careless}, the careful one ${figures.careful}`
  },
}
