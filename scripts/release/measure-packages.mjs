import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { main } from '../workspace/main.mjs'
import { run } from '../workspace/run.mjs'
import { packPackages } from './pack-packages.mjs'

// Prints what a user downloads and waits for: packs both packages as they were built, installs the tarballs into an
// empty folder, and starts their programs there.

const STARTS = 7
const PROGRAMS = { mock: 'smart-mock', client: 'smart-client' }
const ARGUMENTS = { mock: ['--control-port', '0', '--canary-port', '0'], client: [] }

/**
 * Returns the milliseconds from the start of a program to its line that it is ready.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
const start = async (program, args) => {
  const before = performance.now()
  const child = spawn(process.execPath, [program, '--json', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface(child.stdout)) if (JSON.parse(line).ready) break
  const milliseconds = performance.now() - before
  child.kill('SIGTERM')
  await exit
  return milliseconds
}

/** @param {string} folder */
const sumSizes = (folder) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  return { files: files.length, bytes }
}

/** @param {number} bytes */
const formatKb = (bytes) => `${Math.round(bytes / 1000)} kB`

main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smart-mock-figures-'))
  try {
    const tarballs = await packPackages(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    const before = performance.now()
    const options = ['--offline', '--no-audit', '--no-fund', '--silent']
    const code = await run('npm', ['install', ...options, ...Object.values(tarballs)], { cwd: folder })
    if (code !== 0) return code
    const installMs = performance.now() - before
    const modules = join(folder, 'node_modules')
    for (const name of /** @type {const} */ (['mock', 'client'])) {
      const home = join(modules, name === 'mock' ? 'smart-mock' : '@smart-mock/client')
      const { dependencies = {} } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
      const { files, bytes } = sumSizes(home)
      const times = []
      for (let round = 0; round < STARTS; round++)
        times.push(await start(join(home, 'cli.js'), ARGUMENTS[name]))
      times.sort((left, right) => left - right)
      console.log(`${PROGRAMS[name]}
  packed        ${formatKb(statSync(String(tarballs[name])).size)}
  unpacked      ${formatKb(bytes)}, ${files} files
  dependencies  ${Object.keys(dependencies).length}
  ready after   ${Math.round(Number(times[(STARTS - 1) / 2]))} ms, median of ${STARTS} starts (${Math.round(Number(times[0]))} to ${Math.round(Number(times.at(-1)))})`)
    }
    const installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    console.log(
      `\nboth installed from their tarballs after ${Math.round(installMs)} ms: ${Object.keys(installed).length} packages`,
    )
    return 0
  } finally {
    rmSync(folder, { recursive: true })
  }
})
