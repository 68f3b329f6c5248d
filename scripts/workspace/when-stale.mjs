import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'

/**
 * Does a piece of work unless it was done for these inputs and its outputs still exist. The stamp,
 * `.cache/<name>`, is written only after the work has succeeded.
 *
 * @param {{ base: string, name: string, inputs: string[], outputs: string[] }} task paths relative to `base`
 * @param {() => Promise<void>} work
 */
export const whenStale = async ({ base, name, inputs, outputs }, work) => {
  const stamp = join(base, '.cache', name)
  const now = fingerprint(base, inputs)
  const complete = outputs.every((path) => existsSync(join(base, path)))
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(join(base, '.cache'), { recursive: true })
  writeFileSync(stamp, now)
}
