import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/** Version of pnpm that `package.json` pins, such as `pnpm@12.21.0`. */
const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager

/**
 * Runs the pinned pnpm through npx, so that a machine needs Node.js and npm only; resolves to the exit code.
 *
 * @param {string[]} args
 * @param {{ logFile?: string | undefined }} [options]
 */
export const pnpm = (args, options = {}) =>
  run('npx', ['--yes', pinned, ...args], { ...options, env: { TURBO_TELEMETRY_DISABLED: '1' } })
