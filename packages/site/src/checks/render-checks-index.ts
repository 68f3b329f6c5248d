import type { DescribedCase } from '@smart-mock/client/conformance'
import { renderTable } from 'smart-mock/docs'
import { listCheckGroups } from './list-check-groups.ts'

/** Renders the index of all checks as Markdown. */
export function renderChecksIndex(cases: readonly DescribedCase[]): string {
  const groups = listCheckGroups(cases)
  const count = groups.reduce((sum, { checks }) => sum + checks.length, 0)
  const negative = cases.filter(({ kind }) => kind === 'negative').length
  return [
    '# Checks',
    '',
    `\`smart-client conformance\` holds a SMART server to ${count} checks with ${cases.length} cases, ${negative} of them requests that the server must refuse. See [how to test your server](guides/test-your-server.md).`,
    '',
    ...groups.flatMap(({ title, checks }) => [
      `## ${title}`,
      '',
      ...renderTable(
        ['check', 'requirement', 'level', 'cases', 'rows'],
        checks.map((own) => [
          `[${own[0].check}](checks/${own[0].check}.md)`,
          own[0].title,
          [...new Set(own.map(({ level }) => level))].join(', '),
          String(own.length),
          [...new Set(own.flatMap(({ catalogueIds }) => catalogueIds))].join(' '),
        ]),
      ),
    ]),
  ].join('\n')
}
