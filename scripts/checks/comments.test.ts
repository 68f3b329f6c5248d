import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { findQuestionOpenings } from './comments/find-question-openings.ts'
import { readWorkspace } from './layers/workspace.ts'

const folders = Object.keys(JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8')))

test('no doc comment of an exported declaration opens with a question word', () => {
  const sources = [...readWorkspace(root, folders).modules].filter(([path]) =>
    /^packages\/[^/]+\/src\//.test(path),
  )
  expect(sources.length).toBeGreaterThan(1000)
  expect(sources.flatMap(([path, text]) => findQuestionOpenings(path, text))).toEqual([])
})

describe('each question word has a case that fails', () => {
  test.each(['What', 'Whether', 'Who', 'Whose', 'Where', 'How', 'Why'])('refuses %s', (word) => {
    const text = `/** ${word} it is. */\nexport const it = 1\n`
    expect(findQuestionOpenings('a.ts', text)).toEqual([`a.ts:1: ${word} it is.`])
  })

  test.each([
    ['a function', '/** Whether it is. */\nexport async function is() {}\n'],
    ['an interface', '/** What it is. */\nexport interface It {}\n'],
    ['a type', '/** How it is. */\nexport type It = string\n'],
    [
      'a comment on several lines',
      '/**\n * What it is.\n *\n * @param {string} it\n */\nexport const it = 1\n',
    ],
    ['the default export', '/** What it is. */\nexport default {}\n'],
  ])('refuses it on %s', (_, text) => {
    expect(findQuestionOpenings('a.ts', text)).toHaveLength(1)
  })

  test.each([
    [
      'an interface',
      'export interface It {\n  readonly a: string\n  /** Whether it is. */\n  readonly b: boolean\n}\n',
    ],
    ['a class', 'export class It {\n  a = 1\n\n  /** How it is. */\n  b(): void {}\n}\n'],
    ['a union', "export type It =\n  /** What it is. */\n  | 'a'\n  | 'b'\n"],
    ['an object', 'export const it = {\n  /** Where it is. */\n  a: 1,\n}\n'],
  ])('refuses it on a member of %s', (_, text) => {
    expect(findQuestionOpenings('a.ts', text)).toHaveLength(1)
  })
})

test.each([
  ['a verb', '/** Returns what it is. */\nexport const it = 1\n'],
  ['a longer word', '/** Whole seconds. */\nexport const it = 1\n'],
  ['a declaration that is not exported', '/** What it is. */\nconst it = 1\nexport { it as other }\n'],
  [
    'a member of one that is not',
    'export const a = 1\ninterface It {\n  /** What it is. */\n  b: string\n}\n',
  ],
  ['an ordinary comment', '// What it is.\nexport const it = 1\n'],
  ['a string', "export const glob = 'patient/** What'\n"],
])('accepts %s', (_, text) => {
  expect(findQuestionOpenings('a.ts', text)).toEqual([])
})
