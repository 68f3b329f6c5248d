import type { OptionTable } from '../../core/oauth/option-declaration.ts'
import { SETTABLE_OPTIONS } from '../../core/oauth/settable-options.ts'
import type { LoadedSwitches } from '../../options/loaded-switches.ts'
import type { UsablePreset } from '../../options/select-usable-values.ts'
import type { PresetAcceptance } from '../../presets/acceptance.ts'
import type { Source } from '../../presets/preset.ts'
import type { KitAtPresets } from '../data/preset-findings.ts'
import { describePresetValue } from './describe-preset-value.ts'
import { renderFence, renderTable } from './markdown.ts'
import { renderPresetFindings } from './render-preset-findings.ts'

/** Everything that the page of a preset is rendered from, beside the preset. */
export interface PresetPageSource {
  readonly switches: LoadedSwitches['switches']
  readonly acceptance: readonly PresetAcceptance[]
  readonly kit: KitAtPresets | undefined
  readonly sources: Readonly<Record<string, Source>>
}

/** Renders the page of a preset as Markdown, which the mock serves at `/docs/presets/<id>`. */
export function renderPresetPage(
  usable: UsablePreset,
  { switches, acceptance, kit, sources }: PresetPageSource,
): string {
  const { preset, notImitated } = usable
  const { id, title, strength, date, basis, values, variants, unknown } = preset
  const own = acceptance.filter((each) => each.preset === id)
  return [
    `# ${id}: ${title}`,
    '',
    `evidence: **${strength}** · as of ${date} · [all presets](../presets.md)`,
    '',
    `${id}-like, as of ${date}: an imitation for tests, which no vendor reviewed. ${basis}`,
    '',
    ...renderFence('sh', `npx smart-mock --preset ${id}`),
    '## What differs from a strict server',
    '',
    'Grade A is first-hand (a captured document, the source, the vendor’s own text), B one step away, C one report or an inference. A question mark is for what is not certain within its grade.',
    '',
    ...renderTable(
      ['option', 'value', 'what it does', 'grade', 'source'],
      Object.entries(values).map(([name, { value, grade, source, uncertain, note }]) => [
        `\`${name}\`${notImitated.includes(name) ? ' (not imitated)' : ''}`,
        describePresetValue(value),
        [describeOption(name, switches), note ?? ''].filter(Boolean).join(' Note: '),
        `${grade}${uncertain ? '?' : ''}`,
        source,
      ]),
    ),
    ...(own.length > 0
      ? [
          '## How an app copes',
          '',
          ...renderTable(
            ['when', 'on the wire', 'breaks an app that', 'an app copes that'],
            own.map(({ setup, wire, breaks, works }) => [setup, wire, breaks, works]),
          ),
        ]
      : []),
    ...renderFindingsSection(id, kit),
    ...(variants.length > 0
      ? [
          '## Variants',
          '',
          `\`npx smart-mock --preset ${id}:${variants[0]?.name}\` lays a variant over the preset.`,
          '',
          ...renderTable(
            ['variant', 'values', 'what it is', 'grade'],
            variants.map(({ name, values: own, note, grade }) => [
              name,
              Object.entries(own)
                .map(([option, value]) => `\`${option}\`: ${describePresetValue(value)}`)
                .join('; '),
              note,
              grade,
            ]),
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          '## What is not known',
          '',
          'There the mock stays strict.',
          '',
          ...unknown.map((each) => `- ${each}`),
          '',
        ]
      : []),
    '## Sources',
    '',
    ...renderTable(['key', 'where', 'date', 'kind'], listSources(usable, sources)),
  ].join('\n')
}

function renderFindingsSection(id: string, kit: KitAtPresets | undefined): string[] {
  const found = kit?.presets.find(({ preset }) => preset === id)
  const heading = ['## What it would fail', '']
  if (kit === undefined || found === undefined) {
    const link = `[conformance at presets](../conformance-at-presets.md#${id})`
    return [...heading, `The cases of \`smart-client conformance\` that it does not pass: ${link}.`, '']
  }
  return [
    ...heading,
    `The cases of \`smart-client conformance\` that a strict server passes and this preset does not, each with the values that cause that: alone, or where there is a plus together. ${found.passed} cases pass. See [all presets](../conformance-at-presets.md).`,
    '',
    ...renderPresetFindings(found, kit.checks, 'docs/presets'),
  ]
}

function describeOption(name: string, switches: LoadedSwitches['switches']): string {
  const options: OptionTable = SETTABLE_OPTIONS
  return switches.get(name)?.description ?? options[name]?.description ?? ''
}

function listSources({ preset }: UsablePreset, sources: Readonly<Record<string, Source>>): string[][] {
  const texts = [...Object.values(preset.values), ...preset.variants].map(({ source }) => source)
  const cited = new Set(texts.flatMap((text) => text.split(/[^A-Za-z0-9-]+/)))
  return Object.entries(sources).flatMap(([key, { where, date, kind }]) =>
    cited.has(key) ? [[key, `\`${where}\``, date, kind]] : [],
  )
}
