import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { readFileSync, readdirSync } from 'node:fs'
import { handshake, REDIRECT } from './handshake.mts'
import { freePort, mockArgs } from './run-peer.mts'
const A = { authorize: '/auth/authorize', token: '/auth/token', scope: 'launch/patient openid fhirUser offline_access patient/*.rs', redirectUri: REDIRECT }
for (const [name, script] of [['this', process.argv[2]!], ['other', process.argv[3]!]] as const) {
  const port = await freePort()
  const child = spawn(process.execPath, ['--cpu-prof', '--cpu-prof-dir', `/tmp/prof-${name}`, '--cpu-prof-interval', '200', script, ...mockArgs(port)], { stdio: 'ignore' })
  for (;;) { try { await fetch(`http://127.0.0.1:${port}/fhir/metadata`); break } catch { await new Promise((r) => setTimeout(r, 50)) } }
  const agent = new Agent({ keepAlive: true })
  for (let i = 0; i < 3000; i++) await handshake(port, A, agent, new Map())
  agent.destroy(); child.kill('SIGTERM'); await new Promise((r) => child.once('exit', r))
  const f = readdirSync(`/tmp/prof-${name}`).at(-1)!
  const p = JSON.parse(readFileSync(`/tmp/prof-${name}/${f}`, 'utf8'))
  const self = new Map<number, number>()
  p.samples.forEach((id: number, i: number) => self.set(id, (self.get(id) ?? 0) + p.timeDeltas[i]))
  const by = new Map<string, number>(); let total = 0
  for (const n of p.nodes) { const t = self.get(n.id) ?? 0; const k = n.callFrame.functionName || '(anon)'; if (k === '(idle)' || k === '(program)') continue; total += t; by.set(k, (by.get(k) ?? 0) + t) }
  console.log(name, 'total ms', Math.round(total / 1000))
  for (const [k, t] of [...by].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.log(Math.round(t / 1000), k)
}
