import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import type { ConformanceReport } from '../../src/conformance/index.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** The command `smart-client conformance`, a server that it can test, and a folder for its files. */
export interface ConformanceCommand {
  readonly server: TestServer
  readonly folder: string
  /** Runs the command with these arguments in this process. */
  run(...args: string[]): Promise<{ code: number; out: string; err: string }>
  /** Writes a configuration for the server into the folder, and returns its path. */
  configure(config: object): Promise<string>
  /** Starts the server again after a test has closed it. */
  restart(): Promise<void>
}

/** Starts a server for each test of a file, and removes it with all files afterwards. */
export function useConformanceCommand(): ConformanceCommand {
  let server: TestServer
  let folder: string
  beforeEach(async () => {
    server = await startTestServer()
    folder = await mkdtemp(join(tmpdir(), 'smart-conformance-'))
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    get server() {
      return server
    },
    get folder() {
      return folder
    },
    async run(...args) {
      let out = ''
      let err = ''
      const code = await runCommand(['conformance', ...args], {
        stdout: { write: (text) => (out += text) },
        stderr: { write: (text) => (err += text) },
      })
      return { code, out, err }
    },
    async configure(config) {
      const file = join(folder, 'conformance.json')
      await writeFile(file, JSON.stringify({ fhirBase: server.fhirBase, ...config }))
      return file
    },
    async restart() {
      server = await startTestServer()
    },
  }
}

/** Reads a report in JSON. */
export const readReport = async (file: string): Promise<ConformanceReport> =>
  JSON.parse(await readFile(file, 'utf8'))
