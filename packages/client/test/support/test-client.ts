import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Routes } from '../../src/contract/contract.ts'
import { type RunningClient, startClient } from '../../src/index.ts'
import type { ApiProblem, Run, RunState, Step, StepKind } from '../../src/model/api.ts'
import { systemEnvironment } from '../../src/smart/run/environment.ts'
import { TestBrowser } from './test-browser.ts'

/** A running client with a browser, driven through its API and pages. */
type StartRun = Routes['POST /api/runs']['request']

export interface TestClient extends RunningClient {
  browser: TestBrowser
  /** Pauses of the client in milliseconds; they pass at once. */
  slept: number[]
  /** Moves the clock of the client on. */
  advance: (ms: number) => void
  api: <T>(method: string, path: string, body?: unknown) => Promise<T & Partial<ApiProblem>>
  run: (id: string) => Promise<Run>
  until: (id: string, ...states: RunState[]) => Promise<Run>
  /** Starts a run and waits until it can go to the authorization server, or has failed. */
  prepare: (request: StartRun) => Promise<Run>
  /** A whole login. */
  login: (serverId?: string, request?: Partial<StartRun>) => Promise<Run>
}

const OVER: RunState[] = ['active', 'failed', 'cancelled', 'ended']

export async function startTestClient(mockBase: string): Promise<TestClient> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-client-'))
  const slept: number[] = []
  let offset = 0
  const world = {
    ...systemEnvironment,
    now: () => Date.now() + offset,
    sleep: async (ms: number) => void slept.push(ms),
  }
  const client = await startClient({ port: 0, mockBase, settingsFile: join(folder, 'servers.json'), world })
  const browser = new TestBrowser()
  const api: TestClient['api'] = async (method, path, body) => {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await browser.request(client.origin + path, { method, ...init })
    return JSON.parse(await response.text())
  }
  const run = (id: string) => api<Run>('GET', `/api/runs/${id}`)
  const until = async (id: string, ...states: RunState[]) => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const now = await run(id)
      if (states.includes(now.state)) return now
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`The run is ${(await run(id)).state}, not ${states.join(' or ')}.`)
  }
  const prepare = async (request: StartRun) => {
    const started = await api<Run>('POST', '/api/runs', request)
    return until(started.id, 'ready', ...OVER)
  }
  return {
    ...client,
    browser,
    slept,
    advance: (ms) => {
      offset += ms
    },
    api,
    run,
    until,
    prepare,
    async login(serverId = 'mock-public', request = {}) {
      const ready = await prepare({ serverId, ...request })
      if (ready.authorizeUrl === undefined) return ready
      const landing = await browser.open(ready.authorizeUrl)
      return landing.status === 200 || landing.status === 503 ? until(ready.id, ...OVER) : run(ready.id)
    },
    async close() {
      await client.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Returns the newest step of a kind. */
export function stepOf(run: Run, kind: StepKind): Step | undefined {
  return run.steps.findLast((step) => step.kind === kind)
}
