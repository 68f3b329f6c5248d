import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UsageError } from '@smart-mock/cli-kit'

const CLIENT_PACKAGE = '@smart-mock/client'

/**
 * Finds the program of the client, a package of its own, which the mock neither contains nor downloads: as installed for
 * the working folder, or beside the mock. Throws `UsageError` with the ways to install it.
 */
export function findClientProgram(command: 'client' | 'demo'): string {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    const manifest = findManifest(from)
    if (manifest !== undefined) return join(dirname(manifest), readProgram(manifest))
  }
  throw new UsageError(
    `${command} requires the package ${CLIENT_PACKAGE}, which is not installed; install it with ` +
      `npm install --save-dev ${CLIENT_PACKAGE}, or let npm download it for this run: ` +
      `npx --package=smart-mock --package=${CLIENT_PACKAGE} smart-mock ${command}`,
  )
}

function findManifest(from: string): string | undefined {
  try {
    return createRequire(from).resolve(`${CLIENT_PACKAGE}/package.json`)
  } catch {
    return undefined
  }
}

function readProgram(manifest: string): string {
  const { bin = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
  const program: unknown = bin['smart-client']
  if (typeof program !== 'string')
    throw new UsageError(`${manifest} names no program smart-client; install ${CLIENT_PACKAGE} again`)
  return program
}
