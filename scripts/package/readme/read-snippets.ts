import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../workspace/root.mjs'

/** The pages that a person reads before anything is installed. */
export const READMES = ['README.md', 'packages/mock-auth-server/README.md', 'packages/client/README.md']

/** What a page tells its reader to run. */
export interface Snippets {
  /** Each once: lines of blocks, and what stands within a line. */
  readonly commands: readonly string[]
  /** Blocks of TypeScript. */
  readonly programs: readonly string[]
}

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm
const COMMAND = /^(?:npm|npx|curl|node|smart-mock|smart-client)(?: |$)/

/** Reads the snippets out of Markdown. Throws for a block in a language that nothing runs. */
export function readSnippets(markdown: string): Snippets {
  const blocks = [...markdown.matchAll(BLOCK)].map(([, language = '', text = '']) => ({ language, text }))
  const unknown = blocks.find(({ language }) => !['', 'sh', 'ts'].includes(language))
  if (unknown !== undefined) throw new Error(`nothing runs a block of "${unknown.language}"`)
  const inBlocks = blocks
    .filter(({ language }) => language !== 'ts')
    .flatMap(({ text }) => text.trim().split('\n'))
  const inLines = [...markdown.replaceAll(BLOCK, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => COMMAND.test(text))
  return {
    commands: [...new Set([...inBlocks, ...inLines])],
    programs: blocks.filter(({ language }) => language === 'ts').map(({ text }) => text),
  }
}

/** Reads the snippets of a page of the repository. */
export function readPage(page: string): Snippets {
  return readSnippets(readFileSync(join(root, page), 'utf8'))
}
