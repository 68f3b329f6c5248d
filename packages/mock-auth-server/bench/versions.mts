import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { keepToFirstCore, keepToOtherCores } from './one-core.mts'
import { type Load, rate } from './raw-load.mts'
import { MOCK, median, mockArgs, type Peer, runPeer } from './run-peer.mts'
import { sampleCopies, writeNdjson } from './sample-copies.mts'
import { tokenOf } from './token-of.mts'

// What this version costs beside another one, given as the folder of a built checkout: CPU time per request and
// for loading data, and memory. Interleaved rounds on one core; the ratios are the result.
const ROUNDS = 7
const SECONDS = 1
const LOADS = 5
const RESOURCES = 100_000
const TICK_MS = 10

const other = process.argv[2]
if (!other) throw new Error('usage: bench/versions.mts <folder of another built checkout>')
const versions = {
  this: MOCK,
  other: resolve(other, 'packages/mock-auth-server/dist/cli.js'),
}
const folder = await mkdtemp(join(tmpdir(), 'smart-mock-bench-'))
const file = join(folder, 'resources.ndjson')
await writeNdjson(file, sampleCopies(RESOURCES))
const ready = '/fhir/Patient/amy-shaw'
const start = async (script: string, ...args: string[]) => {
  const peer = await runPeer(script, (port) => [...mockArgs(port), ...args], ready)
  return peer
}

try {
  keepToOtherCores()
  const load = { this: [] as number[], other: [] as number[] }
  const started = new Map<keyof typeof versions, Peer>()
  for (let round = 0; round < LOADS; round++) {
    for (const name of ['other', 'this'] as const) {
      await started.get(name)?.stop()
      const server = await start(versions[name], '--data', file)
      load[name].push(readCpuMs(server.pid))
      started.set(name, server)
    }
  }
  print(`CPU ms to load ${RESOURCES} resources`, load)
  const servers = [...started].map(([name, server]) => ({ name, server }))
  for (const { server } of servers) keepToFirstCore(server.pid)
  const memory = { this: [] as number[], other: [] as number[] }
  for (const { name, server } of servers) memory[name].push(readResidentKb(server.pid) / 1024)
  print('MB resident after loading', memory)
  const tokens = new Map<string, string>()
  for (const { name, server } of servers) {
    tokens.set(`${name} patient`, await tokenOf(server.port, 'launch/patient patient/*.rs'))
    tokens.set(`${name} user`, await tokenOf(server.port, 'user/*.rs'))
  }
  for (const [what, reach, path] of [
    ['GET by id', 'patient', ready],
    ['compartment search', 'patient', '/fhir/Observation?patient=Patient/amy-shaw&_count=20'],
    ['search of a category', 'patient', '/fhir/Observation?category=laboratory'],
    ['code search, sorted by date', 'user', '/fhir/Observation?code=2093-3&_sort=-date&_count=20'],
    ['chained search', 'user', '/fhir/Observation?subject:Patient.name=shaw&_count=20'],
    ['_has', 'user', '/fhir/Patient?_has:Observation:patient:code=2093-3&_count=20'],
    ['Patient/$everything', 'patient', `${ready}/$everything`],
  ] as const) {
    const costs = { this: [] as number[], other: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      for (const { name, server } of servers) {
        const headers = { Authorization: `Bearer ${tokens.get(`${name} ${reach}`)}` }
        const cost = await measure(server, { port: server.port, path, headers })
        if (round >= 0) costs[name].push(cost)
      }
    }
    print(`CPU microseconds of ${what}`, costs)
  }
  for (const { server } of servers) await server.stop()
} finally {
  await rm(folder, { recursive: true })
}

/** Returns the CPU time of one request, in microseconds. */
async function measure(server: Peer, load: Load): Promise<number> {
  const before = readCpuMs(server.pid)
  const at = performance.now()
  const perSecond = await rate(load, 4, SECONDS)
  const requests = (perSecond * (performance.now() - at)) / 1000
  return ((readCpuMs(server.pid) - before) * 1000) / requests
}

/** Returns the CPU time that a process has used in all of its threads, in milliseconds. */
function readCpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

function readResidentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function print(what: string, figures: Readonly<Record<'this' | 'other', readonly number[]>>): void {
  const [mine, theirs] = [median(figures.this), median(figures.other)]
  console.log(
    `${what.padEnd(44)} ${mine.toFixed(0).padStart(7)}, other ${theirs.toFixed(0).padStart(7)}: ${(mine / theirs).toFixed(2)}`,
  )
}
