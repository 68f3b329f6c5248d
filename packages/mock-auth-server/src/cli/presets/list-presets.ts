import { UsageError } from '@smart-mock/cli-kit'
import { toPresetSummaryJson } from '../../control/views/to-preset-json.ts'
import { loadSwitches } from '../../options/load-switches.ts'
import { writeJson } from '../declarations/write-declarations.ts'
import type { PresetsSettings } from './presets-settings.ts'

/** Runs `smart-mock presets list`: prints each preset with its date, evidence and variants. Throws `UsageError`. */
export async function listPresets(words: readonly string[], { asJson }: PresetsSettings): Promise<number> {
  if (words.length > 0) throw new UsageError('presets list takes no arguments')
  const { presets } = await loadSwitches()
  const all = [...presets.values()]
  if (asJson) {
    writeJson({ presets: all.map(toPresetSummaryJson) })
    return 0
  }
  const width = Math.max(...all.map(({ preset }) => preset.id.length))
  const lines = all.map(({ preset: { id, title, date, strength, variants } }) => {
    const names = variants.map(({ name }) => name).join(', ')
    const more = names === '' ? '' : `; variants: ${names}`
    return `${id.padEnd(width)}  ${date}  ${strength.padEnd(6)}  ${title}${more}`
  })
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
