import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../workspace/root.mjs'
import { BaseError, createBase } from './create-base.ts'
import type { ImageConfig } from './image-config.ts'
import { runProgram } from './run-program.ts'

const IMAGE = 'localhost/smart-mock'

/** An image in a folder of its own, without a daemon. */
export interface BuiltImage {
  readonly config: ImageConfig
  /** Bytes of what the image adds to its base, uncompressed. */
  readonly addedBytes: number
  /** Runs buildah where the image is, and returns what it printed. */
  readonly buildah: (...args: readonly string[]) => Promise<string>
  /** The environment in which buildah finds the image. */
  readonly env: NodeJS.ProcessEnv
  /** Creates a container, in which the names lead to this machine, and returns its id. */
  readonly createContainer: (names: readonly string[]) => Promise<string>
  readonly remove: () => Promise<void>
}

/** Builds the image as the Dockerfile says, over a base of Debian's packages and this Node.js under the base's name.
 * Throws `BaseError` where not even that can be built. */
export async function buildImage(): Promise<BuiltImage> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-image-'))
  const env = { ...process.env, CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'), TMPDIR: folder }
  const buildah = (...args: readonly string[]) => runProgram('buildah', args, env)
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const storage = `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/graph"\nrunroot = "${folder}/run"\n`
    await writeFile(join(folder, 'storage.conf'), storage)
    const limits = await readLimits()
    const options = ['--format', 'docker', '--pull=never', '--isolation', 'chroot', ...limits]
    const base = join(folder, 'base')
    const name = `docker.io/library/${await readBaseName()}`
    await createBase(base)
      .then(() => buildah('build', ...options, '--tag', name, base))
      .catch(rethrowAsBaseError)
    await buildah('build', ...options, '--tag', IMAGE, root)
    const { Docker, Manifest } = JSON.parse(await buildah('inspect', '--type', 'image', IMAGE))
    const createContainer = (names: readonly string[]) =>
      buildah(
        'from',
        '--pull=never',
        ...limits,
        ...names.map((name) => `--add-host=${name}:127.0.0.1`),
        IMAGE,
      )
    return { config: Docker.config, addedBytes: sumLayers(Manifest), buildah, env, createContainer, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

function rethrowAsBaseError({ message }: Error): never {
  throw new BaseError(message)
}

/** Returns the name of the base in the Dockerfile; throws unless all stages have the same one. */
async function readBaseName(): Promise<string> {
  const text = await readFile(join(root, 'Dockerfile'), 'utf8')
  const [base, ...others] = new Set(Array.from(text.matchAll(/^FROM (\S+)/gm), ([, name]) => name))
  if (base === undefined || others.length > 0) throw new Error('the Dockerfile has no base, or several')
  return base
}

/** Returns the limits of this process, which a container started by it cannot exceed. */
async function readLimits(): Promise<string[]> {
  const limits = await readFile('/proc/self/limits', 'utf8')
  const [, processes] = /^Max processes +(\d+)/m.exec(limits) ?? []
  const ofProcesses = processes === undefined ? [] : [`--ulimit=nproc=${processes}:${processes}`]
  return ['--ulimit=nofile=20000:20000', ...ofProcesses]
}

/** Returns the bytes of all layers but the first, which is the base. */
function sumLayers(manifest: string): number {
  const [, ...added] = JSON.parse(manifest).layers as { size: number }[]
  return added.reduce((sum, { size }) => sum + size, 0)
}
