import type { RuleDeclaration } from '../../src/core/rule.ts'

/** `docs/rules.md`: what a client is judged by. */
export function rulesPage(rules: readonly RuleDeclaration[]): string {
  return [
    '# Rules',
    '',
    `Generated from the declarations in \`packages/mock-auth-server/src/rules\`: ${rules.length} rules. A rule says pass, fail or`,
    'inconclusive of an exchange (or of a run as a whole), and nothing of what a client did not do.',
    '',
    '| rule | level | steps | a correct client | how to fix it | ids |',
    '|---|---|---|---|---|---|',
    ...rules.map(
      ({ name, level, steps, text, fix, ids, spec }) =>
        `| [${name}](${spec}) | ${level} | ${steps.join(', ')} | ${cell(text)} | ${cell(fix)} | ${ids.join(', ')} |`,
    ),
    '',
  ].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
