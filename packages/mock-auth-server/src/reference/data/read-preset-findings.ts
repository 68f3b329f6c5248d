import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PRESET_NAMES } from '../../presets/preset-names.ts'
import { toCheckName } from '../to-check-name.ts'
import type { KitAtPresets, PresetFindings } from './preset-findings.ts'

const CHECKS = 'packages/client/src/conformance/checks'

/** Folder in the repository with what the kit found at each preset. */
export const PRESET_FINDINGS_FOLDER = 'packages/e2e/conformance/presets/results'

/** Reads what the kit found at presets, as it is committed; an interrupted run lacks some presets. */
export async function readPresetFindings(root: string): Promise<KitAtPresets> {
  const folder = join(root, PRESET_FINDINGS_FOLDER)
  const there = await readdir(folder)
  const files = PRESET_NAMES.map((name) => `${name}.json`).filter((file) => there.includes(file))
  const presets = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as PresetFindings),
  )
  const found = new Set(presets.flatMap(({ findings }) => findings.map((each) => toCheckName(each.case))))
  const declared = await readdir(join(root, CHECKS), { recursive: true })
  const checks = declared.flatMap((path) => {
    const check = /([^/\\]+)\.ts$/.exec(path)?.[1] ?? ''
    return found.has(check) ? [[check, `${CHECKS}/${path.replaceAll('\\', '/')}`] as const] : []
  })
  return { presets, checks: Object.fromEntries(checks) }
}
