import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { handshake, REDIRECT } from './handshake.mts'
import { median, mockArgs, runPeer } from './run-peer.mts'
import { rate } from './raw-load.mts'
import { tokenOf } from './token-of.mts'
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
const A = { authorize: '/auth/authorize', token: '/auth/token', scope: 'launch/patient openid fhirUser offline_access patient/*.rs', redirectUri: REDIRECT }
const names = ['this', 'other'] as const
const scripts = { this: process.argv[2]!, other: process.argv[3]! }
const servers: any = {}
for (const n of names) servers[n] = await runPeer(scripts[n], mockArgs, '/fhir/metadata')
const agents: any = { this: new Agent({ keepAlive: true }), other: new Agent({ keepAlive: true }) }
const H: any = { this: [], other: [] }, F: any = { this: [], other: [] }
for (const n of names) for (let i = 0; i < 300; i++) await handshake(servers[n].port, A, agents[n], new Map())
const tok: any = {}
for (const n of names) tok[n] = await tokenOf(servers[n].port, 'launch/patient patient/*.rs')
for (let r = 0; r < 9; r++) for (const n of r % 2 ? [...names].reverse() : names) {
  let b = cpu(servers[n].pid)
  for (let i = 0; i < 150; i++) await handshake(servers[n].port, A, agents[n], new Map())
  H[n].push((cpu(servers[n].pid) - b) * 1000 / 150)
  b = cpu(servers[n].pid); const at = performance.now()
  const per = await rate({ port: servers[n].port, path: '/fhir/Patient/amy-shaw', headers: { Authorization: `Bearer ${tok[n]}` } }, 4, 1)
  F[n].push((cpu(servers[n].pid) - b) * 1000 / (per * (performance.now() - at) / 1000))
}
for (const [w, x] of [['handshake', H], ['read', F]] as const) console.log(w, median(x.this).toFixed(0), median(x.other).toFixed(0), (median(x.this) / median(x.other)).toFixed(3))
for (const n of names) { agents[n].destroy(); await servers[n].stop() }
