import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

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
    plugins: [dts({ dtsOnly: true, generator: 'oxc', resolver: 'oxc' })],
    // Messages of zod in other languages, which no type needs.
    onLog: (level, log, handle) => {
      if (log.code !== 'PLUGIN_TIMINGS' && !/zod.v4.locales/.test(log.message)) handle(level, log)
    },
  })
  await bundle.write({ dir: target, chunkFileNames: 'chunks/[name].d.ts' })
  await bundle.close()
}
