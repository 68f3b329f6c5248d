import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineFigures } from './engine-figures.mts'
import { type Load, rate } from './raw-load.mts'
import { MOCK, median, mockArgs, type Peer, peer, runPeer } from './run-peer.mts'
import { sampleCopies, writeNdjson } from './sample-copies.mts'
import { tokenOf } from './token-of.mts'

// Reads and searches per second over HTTP with 1k and with 100k resources, beside Medplum's memory repository
// behind node:http and a bare Hono handler that answers JSON by id. Interleaved rounds; the ratios are what counts.
const FEW = 1_000
const MANY = 100_000
const SECONDS = 1
const ROUNDS = 5
const CONNECTIONS = 4

const folder = await mkdtemp(join(tmpdir(), 'smart-mock-bench-'))
const [few, many] = [join(folder, 'few.ndjson'), join(folder, 'many.ndjson')]
await writeNdjson(few, sampleCopies(FEW))
await writeNdjson(many, sampleCopies(MANY))

const ready = '/fhir/Patient/amy-shaw'
const mock = (file: string) => runPeer(MOCK, (port) => [...mockArgs(port), '--data', file], ready)
const other = (name: string, file: string) => runPeer(peer(name), (port) => [String(port), file], ready)
const servers = {
  few: await mock(few),
  many: await mock(many),
  hono: await other('hono-json', few),
  medplumFew: await other('medplum', few),
  medplumMany: await other('medplum', many),
}
console.log(`start with ${MANY} resources: ${Math.round(servers.many.firstAnswerMs)} ms`)

const read = ready
const compartment = '/fhir/Observation?patient=Patient/amy-shaw&_count=20'
const sorted = '/fhir/Observation?code=2093-3&_sort=-date&_count=20'
const [patientFew, patientMany, userMany] = await Promise.all([
  authorized(servers.few, 'launch/patient patient/*.rs'),
  authorized(servers.many, 'launch/patient patient/*.rs'),
  authorized(servers.many, 'user/*.rs'),
])

await compare('GET by id', {
  'smart-mock, 1k': { ...patientFew, path: read },
  'smart-mock, 100k': { ...patientMany, path: read },
  'bare Hono, JSON': { port: servers.hono.port, path: read },
  'Medplum, 1k': { port: servers.medplumFew.port, path: read },
  'Medplum, 100k': { port: servers.medplumMany.port, path: read },
})
await compare('compartment search', {
  'smart-mock, 1k': { ...patientFew, path: compartment },
  'smart-mock, 100k': { ...patientMany, path: compartment },
  'Medplum, 1k': { port: servers.medplumFew.port, path: compartment },
  'Medplum, 100k': { port: servers.medplumMany.port, path: compartment },
})
await compare('code search, sorted by date', {
  'smart-mock, 100k': { ...userMany, path: sorted },
  'Medplum, 100k': { port: servers.medplumMany.port, path: sorted },
})
for (const server of Object.values(servers)) await server.stop()
await rm(folder, { recursive: true })

engineFigures(MANY)

async function authorized({ port }: Peer, scope: string): Promise<Omit<Load, 'path'>> {
  return { port, headers: { Authorization: `Bearer ${await tokenOf(port, scope)}` } }
}

/** Medians of interleaved rounds, and what share of each the first one reaches. */
async function compare(what: string, loads: Readonly<Record<string, Load>>): Promise<void> {
  const entries = Object.entries(loads).map(([name, load]) => ({ name, load, rates: [] as number[] }))
  for (const { load } of entries) await rate(load, CONNECTIONS, SECONDS / 2)
  for (let round = 0; round < ROUNDS; round++) {
    for (const { load, rates } of entries) rates.push(await rate(load, CONNECTIONS, SECONDS))
  }
  console.log(`\n${what}`)
  const first = median(entries[0]?.rates ?? [])
  for (const [i, { name, load, rates }] of entries.entries()) {
    const one = median(rates)
    const alone = 1000 / (await rate(load, 1, SECONDS / 2))
    const ratio = i === 0 ? '' : `, the first is ${(first / one).toFixed(2)} of it`
    console.log(`  ${name.padEnd(18)} ${one.toFixed(0).padStart(6)}/s, ${alone.toFixed(2)} ms each${ratio}`)
  }
}
