import type { CapturedBlock } from '../../../src/reference/data/reference-data.ts'
import { renderFence } from '../../../src/reference/pages/markdown.ts'

const LANGUAGES: Readonly<Record<CapturedBlock['kind'], string>> = {
  request: 'http',
  sent: 'http',
  'sent-instead': 'http',
  reply: 'diff',
  added: 'diff',
  changed: 'diff',
  socket: 'text',
}
/** Kinds of which a fault has one block at most, so that another fault can refer to it. */
const SINGLE = new Set<CapturedBlock['kind']>(['request', 'sent', 'sent-instead'])

/** Formats the examples of one folder of faults as its `exchanges.md`; a block that repeats an earlier one refers to it. */
export function formatExchanges(
  folder: string,
  examples: ReadonlyMap<string, readonly CapturedBlock[]>,
): string {
  const earlier = new Map<string, string>()
  const lines = [`# Captured exchanges: ${folder}`, '']
  lines.push('Written by `pnpm run docs`: what each fault does to a client that checks nothing.', '')
  for (const [name, blocks] of examples) {
    lines.push(`## ${name}`, '')
    for (const { kind, point, text } of blocks) {
      const same = SINGLE.has(kind) ? earlier.get(`${kind} ${text}`) : undefined
      if (same !== undefined) lines.push(`${kind} as in ${same}`, '')
      else lines.push(...renderFence([LANGUAGES[kind], kind, point].filter(Boolean).join(' '), text))
      if (same === undefined && SINGLE.has(kind)) earlier.set(`${kind} ${text}`, name)
    }
  }
  return lines.join('\n')
}
