import type { RuleDeclaration } from '../../core/declare/rule.ts'
import type { IndexLinks } from '../links/reference-links.ts'
import { renderTable } from './markdown.ts'

/** Renders the index of all rules as Markdown: what a client is judged by, whatever is armed. */
export function renderRulesIndex(
  groups: Readonly<Record<string, readonly RuleDeclaration[]>>,
  { intro, linkRow }: IndexLinks,
): string {
  return [
    '# Rules',
    '',
    `${Object.values(groups).flat().length} rules judge every request, whatever is armed. The outcome is passed, failed or inconclusive, for an exchange (or for a run as a`,
    `whole); it says nothing about what a client did not do.${intro === '' ? '' : ` ${intro}`}`,
    '',
    ...Object.entries(groups).flatMap(([folder, rules]) => [
      `## ${folder}`,
      '',
      ...renderTable(
        ['rule', 'level', 'a correct client', 'ids'],
        rules.map(({ name, level, requirement, catalogueIds }) => [
          linkRow(folder, name),
          level,
          requirement,
          catalogueIds.join(' '),
        ]),
      ),
    ]),
  ].join('\n')
}
