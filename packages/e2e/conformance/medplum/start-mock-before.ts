import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

/** A mock in a process of its own. */
export interface MockProcess {
  readonly fhirBase: string
  close(): Promise<void>
}

/** Starts the mock in front of another FHIR server. @throws Error with what it printed when it does not start */
export async function startMockBefore(upstream: string, config: object): Promise<MockProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-upstream-'))
  const file = join(folder, 'config.json')
  await writeFile(file, JSON.stringify(config))
  const ports = ['--port', '0', '--control-port', '0']
  const args = [...findCommandLine('mock-auth-server'), '--upstream', upstream, '--config', file, ...ports]
  const child = spawn(process.execPath, args, { env: { ...process.env, FORCE_COLOR: '0' } })
  const close = async () => {
    child.kill()
    await rm(folder, { recursive: true, force: true })
  }
  let printed = ''
  const fhirBase = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const found = /http:\/\/\S+\/fhir\b/g.exec(printed.replaceAll(upstream, ''))
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(printed)))
  })
  return { fhirBase, close }
}
