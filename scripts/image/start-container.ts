import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { BuiltImage } from './build-image.ts'

/** What a container is started with, as with `docker run`. */
export interface ContainerSettings {
  /** Arguments for the program of the image. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Folders of this machine by those of the container. */
  readonly volumes?: Readonly<Record<string, string>>
  /** What runs in place of the program of the image, such as its health check. */
  readonly program?: readonly string[]
}

/** A program that runs in a container. */
export interface RunningContainer {
  /** Resolves to the first line of its output that matches; rejects when it ends before. */
  readonly waitForLine: (pattern: RegExp) => Promise<string>
  /** Resolves to its exit code, with all that it printed. */
  readonly ended: Promise<{ readonly code: number; readonly output: string }>
  /** Returns the user that its process runs as. */
  readonly readUser: () => number
  /** Sends a signal to its process, as `docker stop` does. */
  readonly kill: (signal: NodeJS.Signals) => void
}

/** Starts a program in a container, which shares the network of this machine. */
export function startContainer(
  { config, env }: BuiltImage,
  container: string,
  { args = [], env: variables = {}, volumes = {}, program = config.Entrypoint ?? [] }: ContainerSettings,
): RunningContainer {
  const options = [
    ...Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`),
    ...Object.entries(volumes).map(([to, from]) => `--volume=${from}:${to}`),
  ]
  const child = spawn(
    'buildah',
    ['run', '--isolation', 'chroot', ...options, container, '--', ...program, ...args],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const lines = [child.stdout, child.stderr].map((input) => createInterface({ input }))
  for (const each of lines) each.on('line', (line) => (output += `${line}\n`))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }))
  const waitForLine = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      for (const each of lines) each.on('line', (line) => pattern.test(line) && resolve(line))
      ended.then(() => reject(new Error(`it ended without ${pattern}: ${output}`)))
    })
  const findProcess = () => findLastDescendant(child.pid ?? 0)
  return {
    ...{ waitForLine, ended },
    readUser: () => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${findProcess()}/status`, 'utf8'))?.[1]),
    kill: (signal) => process.kill(findProcess(), signal),
  }
}

/** Returns the process at the end of the line of children: buildah starts itself again before the program. */
function findLastDescendant(pid: number): number {
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const [child] = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ')
    if (child !== undefined && child !== '') return findLastDescendant(Number(child))
  }
  return pid
}
