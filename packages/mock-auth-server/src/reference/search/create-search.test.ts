import { describe, expect, it } from 'vitest'
import { createSearch } from './create-search.ts'
import type { DocsSection } from './list-sections.ts'

const section = (title: string, heading = '', text = ''): DocsSection => ({
  path: `docs/${title}.md`,
  title,
  heading,
  text,
})
const find = (query: string, ...sections: DocsSection[]) =>
  createSearch(sections)(query).map(({ title }) => title)

describe('createSearch', () => {
  it('puts a title before a heading, and a heading before a text', () => {
    const sections = [section('a', '', 'nonce'), section('b', 'The nonce'), section('Nonce')]
    expect(find('nonce', ...sections)).toEqual(['Nonce', 'b', 'a'])
  })

  it('puts a whole word before the beginning of one', () => {
    expect(find('key', section('keys'), section('key'))).toEqual(['key', 'keys'])
  })

  it('finds words by their beginning, in any order and case, and none by its middle', () => {
    const text = section('a', 'id-token-alg-none', 'No signature')
    expect(find('SIGNA id token', text)).toEqual(['a'])
    expect(find('oken', text)).toEqual([])
  })

  it('requires every word', () => {
    expect(find('signature absent', section('a', '', 'signature'))).toEqual([])
  })

  it('finds nothing for a query without words', () => {
    for (const query of ['', '   ', '-/.*(', '\u0000']) expect(find(query, section('a'))).toEqual([])
  })

  it('shows the words around the first match', () => {
    const words = 'lorem ipsum '.repeat(30)
    const [hit] = createSearch([section('a', '', `${words}nonce ${words}`)])('nonce')
    expect(hit?.excerpt).toMatch(/^… .*nonce.* …$/)
    expect(hit?.excerpt.length).toBeLessThan(160)
  })
})
