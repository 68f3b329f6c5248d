import type { AnyFault } from '../../core/declare/fault.ts'
import type { IndexLinks } from '../links/reference-links.ts'
import { FAULT_KINDS } from './fault-kinds.ts'
import { renderTable } from './markdown.ts'

/** Renders the index of all faults as Markdown: by the folder each is declared in, and by kind. */
export function renderFaultsIndex(
  groups: Readonly<Record<string, readonly AnyFault[]>>,
  { intro, linkRow, linkName }: IndexLinks,
): string {
  const all = Object.values(groups).flat()
  return [
    '# Faults',
    '',
    `${all.length} faults, each with a page of its own: what the server does, with a captured example; what a correct client`,
    `does; how to arm it.${intro === '' ? '' : ` ${intro}`}`,
    '',
    '## By step',
    '',
    `${Object.entries(groups)
      .map(([folder, { length }]) => `[${folder}](#${folder}) (${length})`)
      .join(' · ')}`,
    '',
    ...Object.entries(groups).flatMap(([folder, faults]) => [
      `### ${folder}`,
      '',
      ...renderTable(
        ['fault', 'what goes wrong', 'kind', 'ids'],
        faults.map(({ name, title, kind, catalogueIds }) => [
          linkRow(folder, name),
          title,
          kind,
          catalogueIds.join(' '),
        ]),
      ),
    ]),
    '## By kind',
    '',
    ...Object.entries(FAULT_KINDS).flatMap(([kind, says]) => {
      const names = all.filter((fault) => fault.kind === kind).map(({ name }) => linkName(name))
      return [`**${kind}** (${names.length}): ${says}.`, '', names.join(' · '), '']
    }),
  ].join('\n')
}
