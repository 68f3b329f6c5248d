import { defineConfig } from 'vite'

/** The console page: plain files that the control listener serves from dist/console. */
export default defineConfig({
  root: 'src/console',
  publicDir: false,
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
  },
})
