/**
 * Writes `dist/reference.json.br`: what the pages of faults and rules show beside the declarations, which are in the
 * bundle; what the kit for servers finds at presets is left to the site. Run by `build`.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { readCheckout } from '../src/reference/data/read-checkout.ts'

const { kit: _, ...packed } = await readCheckout(join(import.meta.dirname, '../../..'))
const data = JSON.stringify(packed)
await writeFile(join(import.meta.dirname, '../dist/reference.json.br'), brotliCompressSync(data))
