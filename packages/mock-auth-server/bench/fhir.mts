import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineFigures } from './engine-figures.mts'
import { keepToFirstCore, keepToOtherCores } from './one-core.mts'
import { type Load, once, rate } from './raw-load.mts'
import { MOCK, median, mockArgs, type Peer, peer, runPeer } from './run-peer.mts'
import { sampleCopies, writeNdjson } from './sample-copies.mts'
import { tokenOf } from './token-of.mts'

// Reads and searches per second over HTTP with 1k and with 100k resources, beside Medplum's memory repository
// behind node:http and a bare Hono handler that returns JSON by id. Interleaved rounds; the ratios are the
// result.
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
const pinned = keepToOtherCores()
if (pinned) for (const { pid } of Object.values(servers)) keepToFirstCore(pid)
console.log(pinned ? 'each server on one core, the load on others' : 'servers and load share all cores')

const compartment = '/fhir/Observation?patient=Patient/amy-shaw&_count=20'
const sorted = '/fhir/Observation?code=2093-3&_sort=-date&_count=20'
try {
  const patientFew = await authorized(servers.few, 'launch/patient patient/*.rs')
  const patientMany = await authorized(servers.many, 'launch/patient patient/*.rs')
  const userMany = await authorized(servers.many, 'user/*.rs')
  await compare('GET by id', {
    'smart-mock, 100k': { ...patientMany, path: ready },
    'smart-mock, 1k': { ...patientFew, path: ready },
    'bare Hono, JSON': { port: servers.hono.port, path: ready },
    'Medplum, 1k': { port: servers.medplumFew.port, path: ready },
    'Medplum, 100k': { port: servers.medplumMany.port, path: ready },
  })
  await compare('compartment search', {
    'smart-mock, 100k': { ...patientMany, path: compartment },
    'smart-mock, 1k': { ...patientFew, path: compartment },
    'Medplum, 1k': { port: servers.medplumFew.port, path: compartment },
  })
  await compare('code search, sorted by date', {
    'smart-mock, 100k': { ...userMany, path: sorted },
    'Medplum, 1k': { port: servers.medplumFew.port, path: sorted },
  })
  console.log()
  for (const path of [compartment, sorted]) {
    const seconds = await once({ port: servers.medplumMany.port, path })
    console.log(`Medplum, 100k: ${seconds.toFixed(1)} s for one ${path}`)
  }
} finally {
  for (const server of Object.values(servers)) await server.stop()
  await rm(folder, { recursive: true })
}
engineFigures(MANY)

async function authorized({ port }: Peer, scope: string): Promise<Omit<Load, 'path'>> {
  return { port, headers: { Authorization: `Bearer ${await tokenOf(port, scope)}` } }
}

/** Prints the medians of interleaved rounds, and the first one as a share of each. */
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
