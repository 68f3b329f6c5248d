import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import { root } from './root.mjs'

/**
 * Opens a file that output is appended to, and creates its folder.
 *
 * @param {string} path
 */
export const openLog = (path) => {
  mkdirSync(dirname(path), { recursive: true })
  return openSync(path, 'a')
}

/**
 * Returns the exit code as a shell does: 128 + the signal's number when a signal ended the program.
 *
 * @param {number | null} code @param {NodeJS.Signals | null} signal
 */
export const toExitCode = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0)

/**
 * Runs a program to its end and resolves to its exit code; 127 when it could not be started. Its output is
 * written to the terminal, or to the end of a file.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, timeoutMs?: number | undefined, logFile?: string | undefined }} [options]
 *   `env` is added to the environment of this process
 * @returns {Promise<number>}
 */
export const run = (command, args, { cwd = root, env = {}, timeoutMs, logFile } = {}) =>
  new Promise((resolve) => {
    const output = logFile === undefined ? 'inherit' : openLog(logFile)
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = ['ignore', output, output]
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, timeout: timeoutMs })
    if (typeof output === 'number') closeSync(output)
    child.once('error', (error) => {
      console.error(`Could not start ${command}: ${error.message}`)
      resolve(127)
    })
    child.once('exit', (code, signal) => resolve(toExitCode(code, signal)))
  })
