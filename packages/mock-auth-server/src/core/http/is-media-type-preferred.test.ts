import { expect, it } from 'vitest'
import { isMediaTypePreferred } from './is-media-type-preferred.ts'

const isMarkdownPreferred = (header: string | undefined) =>
  isMediaTypePreferred(header, 'text/markdown', 'text/html')

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

it('knows the media types of Prometheus by their names, whatever their parameters', () => {
  const header =
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2'
  expect(isMediaTypePreferred(header, 'application/openmetrics-text', 'text/plain')).toBe(true)
})
