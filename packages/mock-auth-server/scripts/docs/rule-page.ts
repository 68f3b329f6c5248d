import type { RuleDeclaration } from '../../src/core/declare/rule.ts'
import type { Row } from './catalogue.ts'
import { table } from './markdown.ts'
import { exampleLines } from './rule-example.ts'

/** `docs/rules/<name>.md`. */
export function rulePage(rule: RuleDeclaration, rows: ReadonlyMap<string, Row>): string {
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
    ...exampleLines(examples.bad),
    '## Good',
    '',
    ...exampleLines(examples.good),
    '## Catalogue',
    '',
    ...table(
      ['id', 'asks for'],
      ids.map((id) => [id, rows.get(id)?.text ?? '']),
    ),
  ].join('\n')
}
