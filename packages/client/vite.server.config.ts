import { defineConfig } from 'vite'
import { listEntries, readSourceManifest } from '../../scripts/package/package-source.ts'

/** The server side: Node entries with their dependencies bundled, so that starting reads few files. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['playwright-core'], target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: 'hidden',
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { cli: 'src/cli.ts', ...listEntries(readSourceManifest(import.meta.dirname)) },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
