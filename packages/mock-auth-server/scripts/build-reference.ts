/**
 * Writes `dist/reference.json.br`: what the pages of faults and rules show beside the declarations, which are in the
 * bundle. Run by `build`.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { readCheckout } from '../src/reference/read-checkout.ts'

const data = JSON.stringify(await readCheckout(join(import.meta.dirname, '../../..')))
await writeFile(join(import.meta.dirname, '../dist/reference.json.br'), brotliCompressSync(data))
