import type { RuleDeclaration } from '../../core/declare/rule.ts'
import type { ReferenceData } from '../data/reference-data.ts'
import { renderTable } from './markdown.ts'
import { renderExamples } from './render-examples.ts'

/** Renders the page of a rule as Markdown, which the mock serves at `/docs/rules/<name>`. */
export function renderRulePage(rule: RuleDeclaration, { rows }: ReferenceData): string {
  const { name, level, steps, requirement, howToFix, catalogueIds, spec, examples, checkRun } = rule
  return [
    `# ${name}`,
    '',
    `**${level}** · steps: ${steps.join(', ')}${checkRun ? ' · judged at the end of a run' : ''} · [all rules](../rules.md)`,
    '',
    requirement,
    '',
    `How to fix it: ${howToFix} See the [specification](${spec}).`,
    '',
    'The requests as the server received them, reduced to what the rule reads; `# known` marks facts of other exchanges.',
    '',
    '## Bad',
    '',
    ...renderExamples(examples.invalid),
    '## Good',
    '',
    ...renderExamples(examples.valid),
    '## Catalogue',
    '',
    ...renderTable(
      ['id', 'requirement'],
      catalogueIds.map((id) => [id, rows[id]?.text ?? '']),
    ),
  ].join('\n')
}
