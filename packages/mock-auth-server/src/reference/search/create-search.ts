import type { DocsSection } from './list-sections.ts'

/** A section that was found, with the words around the first that matched. */
export interface SearchHit extends DocsSection {
  readonly excerpt: string
}

/** What a word counts for, by where it stands; twice as much as a whole word. */
const WEIGHTS = { title: 8, heading: 6, text: 1 } as const
/** Characters of the text before and behind the first match. */
const AROUND = 70

/**
 * Creates the search over sections of the documentation, which needs nothing but them. Each word of a query must begin
 * a word of the section; the best hit comes first, and of equal ones that which the documentation has first.
 */
export function createSearch(sections: readonly DocsSection[]): (query: string) => SearchHit[] {
  const prepared = sections.map((section) => ({
    section,
    title: section.title.toLowerCase(),
    heading: section.heading.toLowerCase(),
    text: section.text.toLowerCase(),
  }))
  return (query) => {
    const words = listWords(query)
    if (words.length === 0) return []
    return prepared
      .map((each) => ({ each, score: scoreAll(words, each) }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score)
      .map(({ each: { section, text } }) => ({ ...section, excerpt: cutExcerpt(section.text, text, words) }))
  }
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** Returns 0 when a word is missing. */
function scoreAll(words: readonly string[], fields: Readonly<Record<keyof typeof WEIGHTS, string>>): number {
  const scores = words.map((word) =>
    Object.entries(WEIGHTS).reduce(
      (sum, [field, weight]) => sum + weight * scoreWord(word, fields[field as keyof typeof WEIGHTS]),
      0,
    ),
  )
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}

/** Returns 2 when a text has the word as a whole, 1 when one of its words begins like it, and 0 otherwise. */
function scoreWord(word: string, text: string): 0 | 1 | 2 {
  const isPart = (at: number) => /[\p{L}\p{N}_]/u.test(text.charAt(at))
  let best: 0 | 1 = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isPart(at - 1)) continue
    if (!isPart(at + word.length)) return 2
    best = 1
  }
  return best
}

function cutExcerpt(text: string, lower: string, words: readonly string[]): string {
  const found = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0)
  const at = found.length > 0 ? Math.min(...found) : 0
  const start = at <= AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1
  const end = text.length <= start + 2 * AROUND ? text.length : text.lastIndexOf(' ', start + 2 * AROUND)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}
