import { readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from '../workspace/root.mjs'

interface SourceMapFile {
  readonly sources: readonly string[]
  readonly sourcesContent?: readonly (string | null)[]
  readonly [member: string]: unknown
}

/**
 * Moves the source maps of a build into a folder of their own, since they are no part of the package. Their sources are
 * named from the root of the repository, and left out: the tag of a release has them.
 */
export async function moveSourceMaps(dist: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true })
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((each) => each.endsWith('.map'))) {
    const path = join(dist, file)
    const { sourcesContent: _, sources, ...map }: SourceMapFile = JSON.parse(await readFile(path, 'utf8'))
    const named = sources.map((source) => relative(root, resolve(dirname(path), source)))
    await mkdir(dirname(join(target, file)), { recursive: true })
    await writeFile(join(target, file), JSON.stringify({ ...map, sources: named }))
    await rm(path)
  }
}
