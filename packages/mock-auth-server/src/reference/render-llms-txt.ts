import type { AnyFault } from '../core/declare/fault.ts'
import type { RuleDeclaration } from '../core/declare/rule.ts'
import type { Guide } from './data/reference-data.ts'
import type { PageKind } from './links/reference-links.ts'

/** The content of `llms.txt`. */
export interface LlmsTxtContent {
  readonly guides: readonly Guide[]
  /** By step. */
  readonly faults: Readonly<Record<string, readonly AnyFault[]>>
  readonly rules: Readonly<Record<string, readonly RuleDeclaration[]>>
  /** Returns the URL of a page as Markdown. */
  readonly link: (kind: PageKind | 'guides', name: string) => string
}

/** Renders `llms.txt` (https://llmstxt.org): what there is to read for a program, each with its URL and a sentence. */
export function renderLlmsTxt({ guides, faults, rules, link }: LlmsTxtContent): string {
  return [
    '# smart-mock',
    '',
    '> A mock SMART on FHIR authorization server and FHIR R4 server for tests, strict by default, with faults that are armed on demand. It says whether a client did what the specification requires.',
    '',
    'Start it with `npx smart-mock`; agents connect to `npx smart-mock mcp` (Model Context Protocol over stdio). `smart-mock faults <word>`, `smart-mock rules <word>` and `smart-mock explain <name>` print what follows. A verdict on a fault is met, not met, informational, pending, inconclusive or not exercised; only met is a pass.',
    '',
    '## Guides',
    '',
    ...guides.map(({ name, title, text }) => renderLink(title, link('guides', name), findSentence(text))),
    '',
    ...Object.entries(faults).flatMap(([step, declarations]) => [
      `## Faults: ${step}`,
      '',
      ...declarations.map(({ name, title }) => renderLink(name, link('faults', name), title)),
      '',
    ]),
    ...Object.entries(rules).flatMap(([step, declarations]) => [
      `## Rules: ${step}`,
      '',
      ...declarations.map(({ name, requirement }) => renderLink(name, link('rules', name), requirement)),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

function renderLink(title: string, url: string, sentence: string): string {
  return `- [${title.replace(/[[\]]/g, '')}](${url})${sentence === '' ? '' : `: ${sentence}`}`
}

/** Returns the first sentence of the first paragraph below the heading, without links. */
function findSentence(text: string): string {
  const paragraph = /^# .*\n+([^#\n`|].*)$/m.exec(text)?.[1] ?? ''
  return (/^.*?[.:](?= |$)/.exec(paragraph)?.[0] ?? paragraph)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/:$/, '.')
}
