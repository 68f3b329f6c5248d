import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import manifest from './package.json' with { type: 'json' }

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

// One bundle with every dependency in it: hundreds of small modules would double the process start.
// Dynamic imports stay chunks of their own, read when they are needed.
export default defineConfig({
  plugins: [executable()],
  ssr: { noExternal: true, external: Object.keys(manifest.peerDependencies ?? {}) },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { cli: 'src/cli.ts', index: 'src/index.ts', testing: 'src/testing/index.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
