import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * @typedef {{ name: string, code: number | null, signal: NodeJS.Signals | null }} Ending
 * @typedef {{ name: string, ready: Promise<Record<string, unknown>>, ended: Promise<Ending>, stop: () => Promise<void> }} Server
 */

/** @param {string} line */
const parseReady = (line) => {
  try {
    const value = JSON.parse(line)
    return value?.ready === true ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Starts a Node.js server that prints one JSON line with `"ready": true` on stdout when it listens.
 * `ready` is that line; it stays pending for a server that ends first. Other lines pass through.
 *
 * @param {string} name how messages call it
 * @param {string[]} args script and arguments
 * @returns {Server}
 */
export const startServer = (name, args) => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ name, code, signal }))
  })
  /** @type {Server['ready']} */
  const ready = new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const value = parseReady(line)
      if (value) resolve(value)
      else console.log(line)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(force)
  }
  return { name, ready, ended, stop }
}
