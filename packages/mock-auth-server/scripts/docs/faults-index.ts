import type { AnyFault } from '../../src/core/declare/fault.ts'
import { FAULT_KINDS } from './fault-kinds.ts'
import { table } from './markdown.ts'

/** `docs/faults.md`: every fault by the folder it is declared in, and by kind. */
export function faultsIndex(
  groups: readonly (readonly [folder: string, faults: readonly AnyFault[]])[],
): string {
  const all = groups.flatMap(([, faults]) => faults)
  const kinds = Object.entries(FAULT_KINDS)
  return [
    '# Faults',
    '',
    `${all.length} faults, each with a page of its own: what happens on the wire, with a captured example; what a correct client`,
    'does; how to switch it on. All pages are generated from the declarations. To add one: [writing a fault](guides/writing-a-fault.md).',
    '',
    '## By step',
    '',
    `${groups.map(([folder, { length }]) => `[${folder}](#${folder}) (${length})`).join(' · ')}`,
    '',
    ...groups.flatMap(([folder, faults]) => [
      `### ${folder}`,
      '',
      ...table(
        ['fault', 'what goes wrong', 'kind', 'ids'],
        faults.map(({ name, title, kind, ids }) => [link(name), title, kind, ids.join(' ')]),
      ),
    ]),
    '## By kind',
    '',
    ...kinds.flatMap(([kind, says]) => {
      const names = all.filter((fault) => fault.kind === kind).map(({ name }) => link(name))
      return [`**${kind}** (${names.length}): ${says}.`, '', names.join(' · '), '']
    }),
  ].join('\n')
}

function link(name: string): string {
  return `[${name}](faults/${name}.md)`
}
