import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'

/**
 * A piece of work with its results.
 *
 * @typedef {object} Task
 * @property {string} base folder to which the paths are relative
 * @property {string} name name of its stamp, `.cache/<name>`
 * @property {string[]} inputs
 * @property {string[]} outputs
 */

/** @param {Task} task */
const getStamp = ({ base, name }) => join(base, '.cache', name)

/**
 * Tells whether a piece of work was done for these inputs and its outputs still exist.
 *
 * @param {Task} task
 * @param {string} [now] the digest of its inputs
 */
export const isFresh = (task, now = fingerprint(task.base, task.inputs)) => {
  const stamp = getStamp(task)
  const isComplete = task.outputs.every((path) => existsSync(join(task.base, path)))
  return isComplete && existsSync(stamp) && readFileSync(stamp, 'utf8') === now
}

/**
 * Does a piece of work unless it is fresh. Its stamp is written only after the work has succeeded.
 *
 * @param {Task} task
 * @param {() => Promise<void>} work
 */
export const whenStale = async (task, work) => {
  const stamp = getStamp(task)
  const now = fingerprint(task.base, task.inputs)
  if (isFresh(task, now)) return
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(join(task.base, '.cache'), { recursive: true })
  writeFileSync(stamp, now)
}
