import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, renderMarkdownTable } from './markdown.ts'

describe('escapeMarkdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[x](http://a.example)', '\\[x\\]\\(http\\://a\\.example\\)'],
    ['one\ntwo\r\n# three', 'one two \\# three'],
    ['a\u202eb', 'a b'],
    ['**bold** `code`', '\\*\\*bold\\*\\* \\`code\\`'],
  ])('escapes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  it('shortens what no cell holds', () => {
    expect(escapeMarkdown('a'.repeat(501))).toBe(`${'a'.repeat(500)}…`)
  })
})

describe('renderMarkdownTable', () => {
  it('keeps one row a line, with as many cells as columns, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const lines = renderMarkdownTable('Failed', ['Case', 'Why'], [[a, b]])
          .trimEnd()
          .split('\n')
        expect(lines.slice(0, 4)).toEqual(['### Failed (1)', '', '| Case | Why |', '| --- | --- |'])
        expect(lines).toHaveLength(5)
        expect(lines[4]?.replace(/\\./g, '').match(/\|/g)).toHaveLength(3)
      }),
    )
  })

  it('says how many rows it leaves out, and is empty without rows', () => {
    const rows = Array.from({ length: 203 }, (_, at) => [String(at)])
    expect(renderMarkdownTable('Passed', ['Case'], rows)).toMatch(/\| 199 \|\n\n… and 3 more\.\n/)
    expect(renderMarkdownTable('Passed', ['Case'], [])).toBe('')
  })
})
