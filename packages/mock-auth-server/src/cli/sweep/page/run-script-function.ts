import { stripVTControlCharacters } from 'node:util'
import { UsageError } from '@smart-mock/cli-kit'

const LONGEST_MS = 20_000

/**
 * Resolves with the value of a promise, or with `undefined` when it takes longer than `ms` milliseconds or
 * fails.
 */
export function withTimeout<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  return Promise.race([promise.catch(() => undefined), late]).finally(() => clearTimeout(timer))
}

/**
 * Runs a function of the script, for at most twenty seconds. Under a fault a button may correctly be missing;
 * without one it must be present. Throws `UsageError`.
 */
export async function runScriptFunction(
  name: string,
  step: () => Promise<unknown>,
  isControl: boolean,
): Promise<void> {
  // A step may be no asynchronous function.
  const done = (async () => step())()
  if (!isControl) return void (await withTimeout(LONGEST_MS, done))
  try {
    await done
  } catch (error) {
    const [why] = stripVTControlCharacters(String(error instanceof Error ? error.message : error)).split('\n')
    throw new UsageError(`--script: ${name}: ${why}`)
  }
}
