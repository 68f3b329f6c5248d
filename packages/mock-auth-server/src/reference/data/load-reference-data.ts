import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { ReferenceData } from './reference-data.ts'

const FILE = 'reference.json.br'

/**
 * Loads what the pages of faults and rules show beside the declarations: in a build from a compressed file beside the
 * bundle, and from the files of the checkout where this runs from its sources.
 */
export async function loadReferenceData(): Promise<ReferenceData> {
  const folder = dirname(fileURLToPath(import.meta.url))
  if (import.meta.url.endsWith('.ts')) {
    const { readCheckout } = await import('./read-checkout.ts')
    return readCheckout(join(folder, '../../../../..'))
  }
  const file = [join(folder, FILE), join(folder, '..', FILE)].find((path) => existsSync(path))
  if (file === undefined) throw new Error(`${FILE} is not beside the program; run pnpm build`)
  return JSON.parse(String(await promisify(brotliDecompress)(await readFile(file)))) as ReferenceData
}
