import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { listEntries, readSourceManifest } from '../../scripts/package/package-source.ts'
import { compressTables } from './scripts/bundle/compress-tables.ts'
import { withoutUnitTexts } from './scripts/bundle/without-unit-texts.ts'

const shebang = '#!/usr/bin/env node\n'

/** Makes `dist/cli.js` a program: first line and executable bit. */
const executable = (): Plugin => ({
  name: 'executable-cli',
  generateBundle: (_options, bundle) => {
    const cli = bundle['cli.js']
    if (cli?.type === 'chunk' && !cli.code.startsWith('#!')) cli.code = shebang + cli.code
  },
  writeBundle: ({ dir }) => chmod(join(dir ?? 'dist', 'cli.js'), 0o755),
})

/** Removes chunks and types of an earlier build and leaves the console page, which is built beside them. */
const ownFiles = (): Plugin => ({
  name: 'empty-own-files',
  buildStart: async () => {
    for (const folder of ['dist/chunks', 'dist/types-source'])
      await rm(folder, { recursive: true, force: true })
  },
})

/**
 * Leaves out what the MCP SDK imports and its server over stdio never calls: schemas of zod 3, their conversion, and a
 * second validator of JSON Schema.
 */
const withoutUnusedOfSdk = (): Plugin => ({
  name: 'without-unused-of-mcp-sdk',
  enforce: 'pre',
  resolveId: (id, importer) => {
    const isUnused = ['zod/v3', 'zod-to-json-schema', 'ajv', 'ajv-formats'].includes(id)
    return isUnused && importer?.includes('@modelcontextprotocol/sdk') ? `\0unused:${id}` : undefined
  },
  load: (id) =>
    id.startsWith('\0unused:')
      ? 'export default undefined; export const zodToJsonSchema = undefined, object = undefined'
      : undefined,
})

/** Fixtures for a test runner must meet the copy of it that runs them. */
const testRunners = ['vitest', '@playwright/test', 'playwright-core']

// One bundle with every dependency in it: hundreds of small modules would double the process start.
// Dynamic imports stay chunks of their own, read when they are needed.
export default defineConfig({
  plugins: [compressTables(), withoutUnitTexts(), withoutUnusedOfSdk(), ownFiles(), executable()],
  ssr: { noExternal: true, external: [...testRunners, 'ioredis'] },
  build: {
    ssr: true,
    ssrEmitAssets: true,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: 'hidden',
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        cli: 'src/cli.ts',
        ...listEntries(readSourceManifest(import.meta.dirname)),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Names of functions and classes stay, so that a stack says where it was; white space, comments and local names
        // are more than a third of what is downloaded.
        minify: { compress: true, mangle: { keepNames: true }, codegen: true },
      },
    },
  },
})
