/**
 * Makes the `dist` of the package in the working folder what is published: its types rolled up, a manifest of its own,
 * README, changes and licence. The source maps go apart, into `source-maps`. Run by its `build`, after the bundle and the
 * types in `dist/types-source`.
 */
import { copyFile, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildManifest } from './build-manifest.ts'
import { moveSourceMaps } from './move-source-maps.ts'
import { listEntries, readSourceManifest } from './package-source.ts'
import { rollUpTypes } from './roll-up-types.ts'

const folder = process.cwd()
const dist = join(folder, 'dist')
const sources = join(dist, 'types-source')
const manifest = readSourceManifest(folder)

await moveSourceMaps(dist, join(folder, 'source-maps'))
await rm(join(dist, 'types'), { recursive: true, force: true })
await rollUpTypes(sources, join(dist, 'types'), listEntries(manifest))
await rm(sources, { recursive: true })
await writeFile(join(dist, 'package.json'), `${JSON.stringify(buildManifest(manifest), null, 2)}\n`)
for (const [path, source] of Object.entries(manifest.published.files ?? {}))
  await writeFile(join(dist, path), JSON.stringify(JSON.parse(await readFile(join(folder, source), 'utf8'))))
for (const name of manifest.published.folders ?? [])
  await cp(join(folder, name), join(dist, name), { recursive: true })
await copyFile(join(folder, 'README.md'), join(dist, 'README.md'))
await copyFile(join(folder, '../../LICENSE'), join(dist, 'LICENSE'))
