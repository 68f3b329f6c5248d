import { defineConfig } from 'vite'

/** The server side: Node entries with their dependencies bundled, so that starting reads few files. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: 'hidden',
    rolldownOptions: {
      input: { cli: 'src/cli.ts', index: 'src/index.ts', testing: 'src/testing/index.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
