import { describe, expect, it } from 'vitest'
import { findBrokenLinks } from './find-broken-links.ts'
import { findForeignLoads } from './find-foreign-loads.ts'

const SITE = {
  'index.html': '<h1 id="top">a</h1><img src="images/a.png">',
  'guides/ci.html': '<h2 id="a&amp;b">a</h2>',
  'images/a.png': '',
}
const withPage = (html: string) => new Map(Object.entries({ ...SITE, 'guides/from.html': html }))

describe('findBrokenLinks', () => {
  it.each([
    '<a href="ci.html">',
    '<a class="x" href="ci.html#a&amp;b">',
    '<a href="../index.html#top">',
    '<h2 id="here"><a href="#here">',
    '<link rel="icon" href="../images/a.png">',
    '<a href="https://hl7.org/none"> <a href="mailto:a@example.org">',
  ])('accepts %s', (html) => expect(findBrokenLinks(withPage(html))).toEqual([]))

  it.each([
    ['<a href="none.html">', 'no such file'],
    ['<a href="index.html">', 'no such file'],
    ['<img alt="a" src="../images/none.png">', 'no such file'],
    ['<script type="module" src="search.js">', 'no such file'],
    ['<a href="ci.html#none">', 'no such anchor'],
    ['<a href="#none">', 'no such anchor'],
    ['<a href="../images/a.png#none">', 'no such anchor'],
    ['<a href="/guides/ci.html">', 'root of its host'],
  ])('reports %s', (html, problem) => {
    expect(findBrokenLinks(withPage(html))).toEqual([expect.stringContaining(problem)])
  })
})

describe('findForeignLoads', () => {
  it('accepts links to other hosts, and what is loaded from the site', () => {
    expect(findForeignLoads(withPage('<a href="https://hl7.org"><img src="../images/a.png">'))).toEqual([])
  })

  it.each([
    '<img src="https://x.example/a.png">',
    '<script src="//x.example/a.js">',
    '<link rel="stylesheet" href="https://x.example/a.css">',
  ])('reports %s', (html) => expect(findForeignLoads(withPage(html))).toHaveLength(1))

  it.each(['@import "https://x.example/a.css"', 'a { background: url(//x.example/a.png) }'])(
    'reports %s in a stylesheet',
    (css) => expect(findForeignLoads(new Map([['site.css', css]]))).toHaveLength(1),
  )
})
