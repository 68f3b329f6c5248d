import { setTimeout as sleep } from 'node:timers/promises'
import { startAtFreePort } from '../../../../scripts/services/start-at-free-port.ts'
import { startTethered } from '../../../../scripts/services/start-tethered.ts'

/** Characters of the output of a process that ended by itself. */
const OUTPUT = 1000

/** One process of the mock, which listens at the same ports after a restart. */
export interface RestartableMock {
  /** Returns its process id. */
  readonly readPid: () => number
  /** Kills it with SIGKILL, and resolves when it is gone. */
  readonly kill: () => Promise<void>
  /** Starts it again after it was killed, as often as it takes while the store is away, and resolves when it is ready. */
  readonly restart: () => Promise<void>
  /** Returns how it ended each time that nobody had killed it, with the end of what it printed. */
  readonly listOwnEnds: () => readonly string[]
}

/** A process that the load may reach directly. */
export interface MockProcess extends RestartableMock {
  readonly port: number
  readonly controlPort: number
}

/**
 * Starts a process, and resolves when it is ready. It ends with this process at the latest.
 *
 * @param args for Node.js: the command line of the mock, and its options with all ports
 */
export async function startRestartableMock(args: readonly string[]): Promise<RestartableMock> {
  const ownEnds: string[] = []
  let isKilled = false
  const start = async () => {
    const started = await startTethered(process.execPath, [...args, '--json'])
    await started.waitForLine(/"ready":true/)
    started.ended.then((code) => {
      const output = started.readOutput().slice(-OUTPUT)
      if (!isKilled) ownEnds.push(`a process ended by itself with ${code}: ${output}`)
    })
    return started
  }
  let running = await start()
  return {
    readPid: () => running.pid,
    kill: async () => {
      isKilled = true
      running.signal('SIGKILL')
      await running.ended
    },
    restart: async () => {
      isKilled = false
      running = await persist(start)
    },
    listOwnEnds: () => ownEnds,
  }
}

const ATTEMPTS = 20
const PAUSE_MS = 500

/** Calls a function again after a moment when it rejects; at last it rejects too. */
async function persist<Result>(start: () => Promise<Result>, attempts = ATTEMPTS): Promise<Result> {
  try {
    return await start()
  } catch (error) {
    if (attempts === 1) throw error
    await sleep(PAUSE_MS)
    return persist(start, attempts - 1)
  }
}

/**
 * Starts processes that publish the same URLs, those of the first, and resolves when all are ready.
 *
 * @param args for Node.js: the command line of the mock, and its options, such as those for a store; `{port}` and
 *   `{controlPort}` in them stand for the ports of each
 */
export async function startMockProcesses(count: number, args: readonly string[]): Promise<MockProcess[]> {
  const processes: MockProcess[] = []
  for (let n = 0; n < count; n++) {
    const publicPort = processes[0]?.port
    const startAt = (port: number) =>
      startAtFreePort(async (controlPort): Promise<MockProcess> => {
        const urls = [
          `--public-url=http://localhost:${publicPort ?? port}`,
          '--canary-url=http://canary.localhost:1',
        ]
        const ports = [`--port=${port}`, `--control-port=${controlPort}`, '--canary-port=0']
        const own = fillIn(args, { '{port}': port, '{controlPort}': controlPort })
        return { port, controlPort, ...(await startRestartableMock([...own, ...ports, ...urls])) }
      })
    processes.push(await startAtFreePort(startAt))
  }
  return processes
}

const fillIn = (args: readonly string[], values: Readonly<Record<string, number>>) =>
  args.map((arg) => arg.replace(/\{\w+\}/g, (name) => String(values[name] ?? name)))
