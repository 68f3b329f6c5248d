import { readFileSync } from 'node:fs'

/** Ticks of the counters in /proc, of which Linux has a hundred in each second. */
const TICKS_PER_SECOND = 100

/** Returns the seconds of CPU time that a process has used; on Linux only, elsewhere `undefined`. */
export function readCpuSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  // The name of the program, in parentheses, may contain spaces.
  const [, fields = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13).map(Number)
  return ((userTicks ?? 0) + (systemTicks ?? 0)) / TICKS_PER_SECOND
}
