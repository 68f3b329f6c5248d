import { parseArgs } from 'node:util'
import { startValkey } from '../../../../scripts/services/start-valkey.ts'
import { MOCK, median } from '../run-peer.mts'
import { findUnjudged } from './find-unjudged.mts'
import { runCrashTest } from './run-crash-test.mts'

const help = `tsx bench/shared/crash.mts [-- options of each process]

Puts load on tenants that several processes of the built mock serve with a store, kills one of them every few seconds
and the store once, and judges all that was acknowledged. Ends with 1 when something was wrong.

  --minutes <n>      how long (1)
  --processes <n>    number of processes (3)
  --tenants <n>      number of tenants (200)
  --kill-every <s>   seconds from one kill to the next; 0 kills none (5)
  --store <which>    valkey: one of its own, restarted once (the default); none; or the URL of one that is there
  --routing <how>    hash: requests for a tenant go to one process (the default); random: to any; haproxy: through
                     HAProxy with the configuration of examples/deploy
  --at-once <n>      number of clients (16)
  --seed <n>         seed of what clients do (that of the time)
  --takeover <ms>    what the longest wait after a kill may be, as the median of all kills (3000)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    processes: { type: 'string', default: '3' },
    tenants: { type: 'string', default: '200' },
    'kill-every': { type: 'string', default: '5' },
    store: { type: 'string', default: 'valkey' },
    routing: { type: 'string', default: 'hash' },
    'at-once': { type: 'string', default: '16' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    takeover: { type: 'string', default: '3000' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}

const readRouting = (text: string) => {
  if (text === 'hash' || text === 'random' || text === 'haproxy') return text
  throw new Error(`--routing must be hash, random or haproxy, not ${text}`)
}

const SHOWN_EVERY_MS = 10_000
let shownAt = performance.now()

function showProgress(operations: number, problems: number): void {
  if (performance.now() < shownAt + SHOWN_EVERY_MS) return
  shownAt = performance.now()
  console.log(`${operations} operations${problems > 0 ? `, ${problems} kinds of problems` : ''}`)
}

const describeTimes = (times: readonly number[]) =>
  times.length === 0
    ? 'not measured'
    : `${Math.round(median(times))} ms (median), ${Math.round(Math.max(...times))} ms (worst)`

const valkey = values.store === 'valkey' ? await startValkey({ isPersistent: true }) : undefined
const url = valkey?.url ?? (values.store === 'none' ? undefined : values.store)
const killEveryS = Number(values['kill-every'])
console.log(`seed ${values.seed}`)
try {
  const { counts, problems, outages } = await runCrashTest({
    ...{ processes: Number(values.processes), tenants: Number(values.tenants) },
    ...{ seconds: Number(values.minutes) * 60, seed: Number(values.seed), atOnce: Number(values['at-once']) },
    routing: readRouting(values.routing),
    ...(killEveryS > 0 ? { killEveryS } : {}),
    ...(valkey ? { restartStore: valkey.restart } : {}),
    ...(url === undefined ? {} : { storeUrl: url }),
    onProgress: showProgress,
    onProblem: (problem) => console.log(`${new Date().toISOString()} ✗ ${problem}`),
    args: [MOCK, ...(url === undefined ? [] : ['--store', url]), ...positionals],
  })
  for (const [what, count] of Object.entries(counts).sort())
    console.log(`${String(count).padStart(8)} ${what}`)
  const kills = outages.filter(({ what }) => what === 'process')
  const waits = kills.map(({ slowestMs }) => slowestMs)
  const takeovers = kills.flatMap(({ takeoverMs = [] }) => takeoverMs)
  const restarts = outages.filter(({ what }) => what === 'store').map(({ slowestMs }) => slowestMs)
  console.log(`${kills.length} kills; the longest wait after one was ${describeTimes(waits)}`)
  console.log(`  of it, from the end of the lease to the reply: ${describeTimes(takeovers)}`)
  for (const each of restarts)
    console.log(`a restart of the store; the longest wait was ${Math.round(each)} ms`)
  for (const problem of problems) console.log(`✗ ${problem}`)
  const unjudged = findUnjudged(counts)
  for (const what of unjudged) console.log(`✗ nothing was judged: ${what}`)
  const isSlow = waits.length > 0 && median(waits) > Number(values.takeover)
  if (isSlow) console.log(`✗ requests waited longer than ${values.takeover} ms`)
  process.exitCode = problems.length > 0 || unjudged.length > 0 || isSlow ? 1 : 0
  console.log(process.exitCode === 0 ? 'nothing was wrong' : 'something was wrong')
} finally {
  await valkey?.stop()
}
