import type { RuleDeclaration } from '../../src/core/declare/rule.ts'
import { table } from './markdown.ts'

/** `docs/rules.md`: what a client is judged by, whatever is armed. */
export function rulesIndex(
  groups: readonly (readonly [folder: string, rules: readonly RuleDeclaration[]])[],
): string {
  const count = groups.reduce((sum, [, { length }]) => sum + length, 0)
  return [
    '# Rules',
    '',
    `${count} rules judge every request, whatever is armed. A rule says pass, fail or inconclusive of an exchange (or of a run as a`,
    'whole), and nothing of what a client did not do. All pages are generated from the declarations.',
    '',
    ...groups.flatMap(([folder, rules]) => [
      `## ${folder}`,
      '',
      ...table(
        ['rule', 'level', 'a correct client', 'ids'],
        rules.map(({ name, level, text, ids }) => [
          `[${name}](rules/${name}.md)`,
          level,
          text,
          ids.join(' '),
        ]),
      ),
    ]),
  ].join('\n')
}
