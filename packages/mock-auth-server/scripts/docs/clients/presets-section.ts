import { describePresetValue } from '../../../src/reference/pages/describe-preset-value.ts'
import { renderTable } from '../../../src/reference/pages/markdown.ts'
import { escapeText } from '../../../src/reference/pages/render-client-results.ts'
import type { ClientAtPresets } from './read-preset-results.ts'

/** Builds the section of `docs/clients.md` about presets: who works where, and the values that break the others. */
export function buildPresetsSection(
  presets: readonly string[],
  clients: readonly ClientAtPresets[],
): string[] {
  const days = clients.flatMap((client) => Object.values(client.presets).map(({ on }) => on)).sort()
  return [
    '## At presets',
    '',
    `The same clients at every [preset](presets.md), with no fault armed: a practitioner logs in by a standalone launch. Run from ${days[0]} to ${days.at(-1)} by \`pnpm --filter @smart-mock/e2e run presets\`. **works**: it got the tokens and the data that it gets at a strict server. Otherwise: the values of the preset that break it, each alone or where there is a plus together. What breaks a client there may be lawful, such as an endpoint that a server does not have.`,
    '',
    ...renderTable(
      ['preset', ...clients.map(({ name }) => name)],
      presets.map((preset) => [preset, ...clients.map((client) => renderCell(client, preset))]),
    ),
    '### What breaks them',
    '',
    ...renderTable(
      ['client', 'preset', 'value', 'what happens'],
      clients.flatMap((client) => listCauses(client, presets)),
    ),
  ]
}

function renderCell({ presets }: ClientAtPresets, preset: string): string {
  const result = presets[preset]
  if (!result) return 'not run yet'
  const sets = result.causes.map(({ values }) => values.map(({ name }) => `\`${name}\``).join(' + '))
  return sets.length === 0 ? 'works' : sets.join(', ')
}

function listCauses({ name, presets: results }: ClientAtPresets, presets: readonly string[]): string[][] {
  return presets.flatMap((preset) =>
    (results[preset]?.causes ?? []).map(({ values, shortcoming }) => [
      name,
      preset,
      values.map((each) => `\`${each.name}\`: ${describePresetValue(each.value)}`).join('<br>'),
      escapeText(shortcoming),
    ]),
  )
}
