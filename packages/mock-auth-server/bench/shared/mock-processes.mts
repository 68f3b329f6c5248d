import { startAtFreePort } from '../../../../scripts/services/start-at-free-port.ts'
import { startTethered, type TetheredProgram } from '../../../../scripts/services/start-tethered.ts'

/** One process of the mock, at ports that it has again after a restart. */
export interface MockProcess {
  readonly port: number
  readonly controlPort: number
  /** Returns its process id. */
  readonly readPid: () => number
  /** Kills it with SIGKILL, and resolves when it is gone. */
  readonly kill: () => Promise<void>
  /** Starts it again after it was killed, and resolves when it is ready. */
  readonly restart: () => Promise<void>
}

/**
 * Starts processes that publish the same URLs, those of the first, and resolves when all are ready. They end with this
 * process at the latest.
 *
 * @param args for Node.js: the command line of the mock, and its options, such as those for a store; `{port}` and
 *   `{controlPort}` in them stand for the ports of each
 */
export async function startMockProcesses(count: number, args: readonly string[]): Promise<MockProcess[]> {
  const processes: MockProcess[] = []
  for (let n = 0; n < count; n++) {
    const publicPort = processes[0]?.port
    processes.push(await startAtFreePort((port) => startMockProcess(port, publicPort ?? port, args)))
  }
  return processes
}

async function startMockProcess(
  port: number,
  publicPort: number,
  args: readonly string[],
): Promise<MockProcess> {
  const start = async (controlPort: number) => {
    const urls = [
      '--public-url',
      `http://localhost:${publicPort}`,
      '--canary-url',
      'http://canary.localhost:1',
    ]
    const ports = ['--port', String(port), '--control-port', String(controlPort), '--canary-port', '0']
    const own = args.map((arg) =>
      arg.replace('{port}', String(port)).replace('{controlPort}', String(controlPort)),
    )
    const running = await startTethered(process.execPath, [...own, '--json', ...ports, ...urls])
    await running.waitForLine(/"ready":true/)
    return { controlPort, running }
  }
  const first = await startAtFreePort(start)
  const { controlPort } = first
  let running: TetheredProgram = first.running
  return {
    ...{ port, controlPort },
    readPid: () => running.pid,
    kill: async () => {
      running.signal('SIGKILL')
      await running.ended
    },
    restart: async () => {
      ;({ running } = await start(controlPort))
    },
  }
}
