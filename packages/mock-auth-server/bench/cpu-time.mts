import { readdirSync, readFileSync } from 'node:fs'

/**
 * Returns the microseconds that all threads of a process have run so far; `undefined` where the system does not say
 * (it is Linux that does). Unlike a rate, they do not depend on what else the machine does meanwhile.
 */
export function readCpuTime(pid: number): number | undefined {
  const tasks = `/proc/${pid}/task`
  try {
    let nanoseconds = 0
    for (const task of readdirSync(tasks)) {
      nanoseconds += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ', 1)[0])
    }
    return nanoseconds / 1000
  } catch {
    return undefined
  }
}
