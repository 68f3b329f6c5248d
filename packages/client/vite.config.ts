import { defineConfig } from 'vite'

/** The page: plain files that the server side of the client serves from dist/ui. */
export default defineConfig({
  root: 'src/ui',
  publicDir: false,
  build: {
    outDir: '../../dist/ui',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
  },
})
