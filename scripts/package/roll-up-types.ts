import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { listExportedNames, stripInternalComments } from './strip-internal-comments.ts'

/** Puts the part of zod's types that is needed in the place of all of them. */
const withSmallTypesOfZod: Plugin = {
  name: 'small-types-of-zod',
  resolveId: {
    order: 'pre',
    handler: (id) => (id === 'zod' ? join(import.meta.dirname, 'zod-types.d.ts') : undefined),
  },
}

/**
 * Rolls types up into one file for each entry, with those of bundled libraries that they use, so that whoever installs
 * the package needs no others.
 */
export async function rollUpTypes(
  sources: string,
  target: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  const input = Object.entries(entries).map(([name, source]) => [
    name,
    join(sources, source.replace(/^\.\/src\//, '').replace(/\.ts$/, '.d.ts')),
  ])
  const bundle = await rolldown({
    input: Object.fromEntries(input),
    external: [/^node:/, 'vitest', '@playwright/test', 'playwright-core'],
    plugins: [withSmallTypesOfZod, dts({ dtsOnly: true, generator: 'oxc', resolver: 'oxc' })],
    onLog: (level, log, handle) => {
      if (log.code === 'IMPORT_IS_UNDEFINED') throw new Error(log.message)
      if (log.code !== 'PLUGIN_TIMINGS') handle(level, log)
    },
  })
  await bundle.write({ dir: target, chunkFileNames: 'chunks/[name].d.ts' })
  await bundle.close()
  await writeWithoutInternalComments(target)
}

async function writeWithoutInternalComments(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.d.ts'))
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), 'utf8')))
  const exported = texts.flatMap(listExportedNames)
  await Promise.all(
    texts.map((text, at) => writeFile(join(folder, files[at] ?? ''), stripInternalComments(text, exported))),
  )
}
