import type { RuleDeclaration } from '../core/declare/rule.ts'
import { renderTable } from './markdown.ts'
import type { ReferenceData } from './reference-data.ts'
import { renderExamples } from './render-examples.ts'

/** Renders the page of a rule as Markdown, which the mock serves at `/docs/rules/<name>`. */
export function renderRulePage(rule: RuleDeclaration, { rows }: ReferenceData): string {
  const { name, level, steps, text, fix, ids, spec, examples, atEnd } = rule
  return [
    `# ${name}`,
    '',
    `**${level}** · steps: ${steps.join(', ')}${atEnd ? ' · judged at the end of a run' : ''} · [all rules](../rules.md)`,
    '',
    text,
    '',
    `How to fix it: ${fix} See the [specification](${spec}).`,
    '',
    'The requests as the server has them, shortened to what the rule looks at; `# known` is what it knows beside.',
    '',
    '## Bad',
    '',
    ...renderExamples(examples.bad),
    '## Good',
    '',
    ...renderExamples(examples.good),
    '## Catalogue',
    '',
    ...renderTable(
      ['id', 'asks for'],
      ids.map((id) => [id, rows[id]?.text ?? '']),
    ),
  ].join('\n')
}
