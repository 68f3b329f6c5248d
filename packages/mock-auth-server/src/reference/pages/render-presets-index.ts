import type { UsablePreset } from '../../options/select-usable-values.ts'
import { renderTable } from './markdown.ts'

/** Renders the index of all presets as Markdown; `link` returns the target of a preset's row. */
export function renderPresetsIndex(presets: Iterable<UsablePreset>, link: (id: string) => string): string {
  return [
    '# Presets',
    '',
    'A preset gives a tenant the habits of a real server: `smart-mock --preset epic`, `"options": {"preset": "epic"}` in a configuration, or `createTenant(name, { options: { preset: \'epic\' } })`. Each is an imitation for tests, made of what was written down until its date, and reviewed by no vendor. Other options override its values.',
    '',
    ...renderTable(
      ['preset', 'server', 'evidence', 'as of', 'values', 'variants'],
      [...presets].map(({ preset, values }) => [
        `[${preset.id}](${link(preset.id)})`,
        preset.title,
        preset.strength,
        preset.date,
        String(Object.keys(values).length),
        preset.variants.map(({ name }) => name).join(', ') || '–',
      ]),
    ),
    'To see which of them an app copes with, and what breaks it: `smart-mock sweep --presets all …`. What well-known libraries do at them: [what clients do](clients.md#at-presets). Which cases of `smart-client conformance` such servers would fail: [conformance at presets](conformance-at-presets.md).',
    '',
  ].join('\n')
}
