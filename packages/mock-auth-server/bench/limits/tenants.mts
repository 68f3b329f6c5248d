import { startBenchServer } from '../bench-server.mts'
import { handshake, REDIRECT } from '../handshake.mts'
import { type Measurement, runParallel } from './measurement.mts'

const TENANTS = 10_000
const MOST_MB = 1000

/** 10,000 tenants at once, with a login each. */
export const tenants: Measurement = {
  what: 'Tenants at once',
  async measure() {
    const { agent, control, port, readResidentMb, stop } = await startBenchServer()
    try {
      const emptyMb = readResidentMb()
      await runParallel(TENANTS, 16, async (n) => {
        const base = `/t/test-${n}`
        await control('POST', '/tenants', { name: `test-${n}` })
        const endpoints = { authorize: `${base}/auth/authorize`, token: `${base}/auth/token` }
        const asked = { scope: 'openid fhirUser launch/patient patient/*.rs', redirectUri: REDIRECT }
        await handshake(port, { ...endpoints, ...asked, fhir: `${base}/fhir` }, agent, new Map())
      })
      const { tenants: kept, memory } = JSON.parse((await control('GET', '/tenants')).text)
      const residentMb = readResidentMb()
      if (residentMb > MOST_MB) throw new Error(`${residentMb} MB resident, more than ${MOST_MB}`)
      const estimatedMb = Math.round(memory.usedBytes / 1024 / 1024)
      return { emptyMb, residentMb, estimatedMb, kept: kept.length, evicted: memory.evictedTenants }
    } finally {
      await stop()
    }
  },
  format: ({ kept, evicted, emptyMb, residentMb, estimatedMb }) =>
    `${kept} tenants at once, all but the default one with a login each: ${residentMb} MB resident (${emptyMb} MB before), of which the mock estimates ${estimatedMb} MB for its tenants; ${evicted} gave way`,
}
