import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Json } from '../../../src/core/util/json.ts'

/** Values of a preset that break a client, as `packages/e2e/clients/presets` found them. */
export interface PresetCause {
  readonly values: readonly { readonly name: string; readonly value: Json }[]
  readonly shortcoming: string
}

/** A client with what it did at each preset. */
export interface ClientAtPresets {
  readonly name: string
  readonly version: string
  readonly presets: Readonly<Record<string, { readonly causes: readonly PresetCause[]; readonly on: string }>>
}

/** Reads the committed results of clients at presets, in the order of those names. */
export async function readPresetResults(root: string, names: readonly string[]): Promise<ClientAtPresets[]> {
  const folder = join(root, 'packages/e2e/clients/presets/results')
  const files = await readdir(folder)
  const results = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as ClientAtPresets),
  )
  return names.flatMap((name) => results.filter((each) => each.name === name))
}
