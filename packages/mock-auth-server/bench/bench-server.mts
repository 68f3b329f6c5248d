import { execFileSync } from 'node:child_process'
import { Agent } from 'node:http'
import { type Answer, call } from './calls.mts'
import { freePort, MOCK, mockArgs, runPeer } from './run-peer.mts'

export const DISCOVERY = 'fhir/.well-known/smart-configuration'

/** A mock in a process of its own, with its control API and its memory. */
export interface BenchServer {
  readonly port: number
  readonly controlPort: number
  readonly agent: Agent
  get(path: string, token?: string): Promise<Answer>
  control(method: string, path: string, body?: unknown): Promise<Answer>
  /** Returns the resident megabytes of its process. */
  readResidentMb(): number
  stop(): Promise<void>
}

/** Starts a mock whose users approve by themselves; its heap has so many megabytes at most, if given. */
export async function startBenchServer(heapMb?: number): Promise<BenchServer> {
  process.env.NODE_OPTIONS = heapMb === undefined ? '' : `--max-old-space-size=${heapMb}`
  const port = await freePort()
  // The control listener is the last to listen.
  const args = (each: number) => [...mockArgs(port), '--control-port', String(each)]
  const { port: controlPort, pid, stop } = await runPeer(MOCK, args, '/tenants')
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  return {
    ...{ port, controlPort, agent },
    get: (path, token) => call(agent, port, 'GET', path, token === undefined ? {} : { token }),
    control: (method, path, body) => call(agent, controlPort, method, path, { body }),
    readResidentMb: () => {
      const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
      return Math.round(Number(kilobytes) / 1024)
    },
    stop: () => {
      agent.destroy()
      return stop()
    },
  }
}
