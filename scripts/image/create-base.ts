import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

/** A reason why this machine has no base for an image, such as no mirror of Debian. */
export class BaseError extends Error {
  override readonly name = 'BaseError'
}

/**
 * Creates a folder of which the base is built: Debian's packages, this Node.js and, as in the base of Node.js, a command
 * that the image must not inherit. The base is one layer.
 */
export async function createBase(folder: string): Promise<void> {
  await mkdir(folder)
  const [, release = 'stable'] =
    /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8')) ?? []
  const lists = await readdir('/etc/apt/sources.list.d')
  const sources = lists.includes('debian.sources') ? 'sources.list.d/debian.sources' : 'sources.list'
  // A base that is thrown away need not survive a loss of power.
  const options = ['--quiet', '--variant=minbase', '--dpkgopt=force-unsafe-io']
  await runProgram('mmdebstrap', [...options, release, join(folder, 'debian.tar'), `/etc/apt/${sources}`])
  await copyFile(process.execPath, join(folder, 'node'))
  const lines = [
    'FROM scratch',
    'ADD debian.tar /',
    'COPY node /usr/local/bin/node',
    'CMD ["node"]',
    'RUN node --version',
    '',
  ]
  await writeFile(join(folder, 'Dockerfile'), lines.join('\n'))
}
