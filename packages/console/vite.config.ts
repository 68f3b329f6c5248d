import { defineConfig } from 'vite'

/** The build of the console page: plain files in the dist of the mock, whose control listener serves them. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: '../mock-auth-server/dist/console',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
  },
})
