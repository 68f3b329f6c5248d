import { readFile } from 'node:fs/promises'
import { createMock } from '../src/testing/index.ts'
import { MOCK, median, mockArgs, peer, runPeer } from './run-peer.mts'

// Time from process start to the first discovery response beside a bare Hono; a new tenant in a running
// process; idle memory.
const PATH = '/fhir/.well-known/smart-configuration'
const ROUNDS = 11

const ours: number[] = []
const theirs: number[] = []
let rss = 0
for (let round = 0; round < ROUNDS; round++) {
  const mock = await runPeer(MOCK, mockArgs, PATH)
  ours.push(mock.firstAnswerMs)
  await new Promise((resolve) => setTimeout(resolve, 300))
  rss = await residentMb(mock.pid)
  await mock.stop()
  const hono = await runPeer(peer('hono-hello'), (port) => [String(port)], PATH)
  theirs.push(hono.firstAnswerMs)
  await hono.stop()
}
const ratio = median(ours) / median(theirs)
console.log(
  `first answer    ${median(ours).toFixed(0)} ms, bare Hono ${median(theirs).toFixed(0)} ms: ${ratio.toFixed(2)}x`,
)
console.log(`idle memory     ${rss.toFixed(0)} MB`)

const mock = await createMock()
const times: number[] = []
for (let round = 0; round < 200; round++) {
  const start = performance.now()
  const tenant = mock.createTenant(`bench-${round}`)
  await (await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)).arrayBuffer()
  times.push(performance.now() - start)
}
console.log(`new tenant      ${median(times).toFixed(2)} ms to its first discovery answer`)
await mock.close()

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}
