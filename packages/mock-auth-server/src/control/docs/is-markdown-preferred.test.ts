import { expect, it } from 'vitest'
import { isMarkdownPreferred } from './is-markdown-preferred.ts'

it.each([
  'text/markdown',
  'text/markdown, */*',
  'text/markdown, text/html',
  'text/html;q=0.5, Text/Markdown',
])('prefers Markdown for %s', (header) => expect(isMarkdownPreferred(header)).toBe(true))

it.each([
  undefined,
  '',
  '*/*',
  'text/*',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'text/html, text/markdown',
  'text/markdown;q=0.5, text/html',
  'text/markdown;q=0',
  'text/markdown;q=0.1, */*',
  'text/markdown;q=much',
])('prefers HTML for %s', (header) => expect(isMarkdownPreferred(header)).toBe(false))
