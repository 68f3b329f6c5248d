import { ALL_FAULTS } from '../../faults/list.ts'
import { PRESET_NAMES } from '../../presets/preset-names.ts'
import { RULES } from '../../rules/list.ts'
import type { ReferenceData } from '../data/reference-data.ts'

/** Renders the page that the documentation of a running mock begins with, as Markdown. */
export function renderStartPage({ guides }: ReferenceData): string {
  return [
    '# Documentation',
    '',
    '## Guides',
    '',
    ...guides.map(({ name, title }) => `- [${title}](guides/${name}.md)`),
    '',
    '## Reference',
    '',
    `- [Faults](faults.md): all ${ALL_FAULTS.length} that can be armed, each with a captured example`,
    `- [Rules](rules.md): all ${RULES.length} that judge every request, each with examples`,
    `- [Presets](presets.md): the habits of ${PRESET_NAMES.length} real servers, with sources`,
    '- [Control API](api.md): every operation',
    '',
  ].join('\n')
}
