import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program that runs no longer than the process that started it. */
export interface TetheredProgram {
  /** Its process. */
  readonly pid: number
  /** Sends it a signal; does nothing when it has ended. */
  readonly signal: (name: NodeJS.Signals) => void
  /** Resolves to the first line of its output that matches; rejects with its output when it ends before. */
  readonly waitForLine: (pattern: RegExp) => Promise<string>
  /** Resolves to its exit code when it has ended; 128 and the number of the signal when one ended it. */
  readonly ended: Promise<number>
  /** Returns what it printed so far. */
  readonly readOutput: () => string
}

/** Prints the process id of the program before anything that this prints, and kills it as soon as the other end of stdin is closed. */
const TETHER = `exec 3<&0
sh -c 'echo $$; exec "$@"' sh "$@" 3<&- </dev/null 2>&1 &
program=$!
(read -r _ <&3; kill -KILL $program) >/dev/null 2>&1 &
tether=$!
wait $program
code=$?
kill $tether
exit $code`

/**
 * Starts a program that is killed when this process, or the worker that called, ends in any way, SIGKILL included.
 *
 * @param env added to the environment of this process
 */
export async function startTethered(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<TetheredProgram> {
  const child = spawn('/bin/sh', ['-c', TETHER, 'sh', program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const lines = createInterface({ input: child.stdout })
  const printed: string[] = []
  let isOver = false
  const ended = once(child, 'close').then(([code]) => {
    isOver = true
    return code as number
  })
  const pid = await new Promise<string>((resolve) => {
    lines.once('line', (line) => {
      // At once: what the program prints may come together with its process id.
      lines.on('line', (next) => printed.push(next))
      resolve(line)
    })
  })
  const readOutput = () => printed.join('\n')
  const waitForLine = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const known = printed.find((line) => pattern.test(line))
      if (known !== undefined) resolve(known)
      lines.on('line', (line) => pattern.test(line) && resolve(line))
      ended.then(() => reject(new Error(`${program} ended without ${pattern}: ${readOutput().slice(-2000)}`)))
    })
  const signal = (name: NodeJS.Signals) => {
    try {
      if (!isOver) process.kill(Number(pid), name)
    } catch (error) {
      // It has ended, and only its output is not closed yet.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  return { pid: Number(pid), signal, waitForLine, ended, readOutput }
}
