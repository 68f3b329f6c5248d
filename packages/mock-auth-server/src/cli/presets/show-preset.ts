import { createPaint, UsageError } from '@smart-mock/cli-kit'
import { toPresetJson } from '../../control/views/to-preset-json.ts'
import { loadSwitches } from '../../options/load-switches.ts'
import { writeJson } from '../declarations/write-declarations.ts'
import { findPreset } from './find-preset.ts'
import type { PresetsSettings } from './presets-settings.ts'

/** Runs `smart-mock presets show <preset>`: prints its values, with grades and sources. Throws `UsageError`. */
export async function showPreset(words: readonly string[], { asJson }: PresetsSettings): Promise<number> {
  const [name, ...others] = words
  if (name === undefined || others.length > 0)
    throw new UsageError('presets show requires the name of one preset')
  const usable = await findPreset(name)
  const { switches } = await loadSwitches()
  if (asJson) {
    writeJson(toPresetJson(usable, switches))
    return 0
  }
  const { preset, notImitated } = usable
  const paint = createPaint(process.stdout)
  const values = Object.entries(preset.values).map(
    ([value, { value: set, grade, source, uncertain, note }]) => {
      const remarks = [`${grade}: ${source}`, uncertain ? 'uncertain' : '', note ?? ''].filter(
        (each) => each !== '',
      )
      const missing = notImitated.includes(value) ? paint('warning', ' (not imitated)') : ''
      return `  ${value}: ${JSON.stringify(set)}${missing}\n    ${paint('quiet', remarks.join('; '))}`
    },
  )
  const variants = preset.variants.map(
    ({ name: variant, values: changed, note, grade, source }) =>
      `  ${variant}: ${JSON.stringify(changed)}\n    ${paint('quiet', `${grade}: ${source}; ${note}`)}`,
  )
  const differences = (preset.captureDifferences ?? []).map(
    ({ capture, variant, members, reason }) =>
      `  ${[capture, variant].filter(Boolean).join(' ')}: ${members.join(', ')}\n    ${paint('quiet', reason)}`,
  )
  const sections = [
    [
      paint('heading', `${preset.id}-like: ${preset.title}, as of ${preset.date}`),
      `${preset.strength} evidence: ${preset.basis}`,
    ],
    [paint('heading', 'Values, with grade and source'), ...values],
    ...titled(paint('heading', 'Variants'), variants),
    ...titled(paint('heading', 'Members that are not as captured'), differences),
    ...titled(
      paint('heading', 'Unknown, and as a strict server has it'),
      preset.unknown.map((each) => `  ${each}`),
    ),
  ]
  process.stdout.write(`${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`)
  return 0
}

function titled(title: string, lines: readonly string[]): string[][] {
  return lines.length === 0 ? [] : [[title, ...lines]]
}
