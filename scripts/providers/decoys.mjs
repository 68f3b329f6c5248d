import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from '../workspace/root.mjs'

/** The folder of the decoys, with one folder for each set that is hidden together. */
export const decoyRoot = join(root, '.cache/withheld')

/**
 * Creates a program that only prints why it does not run, and returns its path.
 *
 * @param {string} folder
 * @param {string} program
 */
const createDecoy = (folder, program) => {
  const path = join(folder, program)
  const reason = `${program} is withheld here: a suite names what it needs in "requires", in scripts/suites/suites.mjs.`
  writeFileSync(path, `#!/bin/sh\necho '${reason}' >&2\nexit 127\n`)
  chmodSync(path, 0o755)
  return path
}

/**
 * Returns a `PATH` in which programs are hidden: a decoy stands before each.
 *
 * @param {string} set name of the folder for their decoys
 * @param {readonly string[]} programs
 * @param {string} [path] the `PATH` to begin from
 */
export const hidePrograms = (set, programs, path = '') => {
  const folder = join(decoyRoot, set)
  mkdirSync(folder, { recursive: true })
  for (const program of programs) createDecoy(folder, program)
  return [folder, ...path.split(delimiter).filter((each) => each !== folder)].join(delimiter)
}
