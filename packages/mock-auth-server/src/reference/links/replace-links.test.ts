import { describe, expect, it } from 'vitest'
import { replaceLinks } from './replace-links.ts'
import { resolveDocsLink } from './resolve-docs-link.ts'

describe('replaceLinks', () => {
  const shout = (text: string) => replaceLinks(text, (target) => target.toUpperCase())

  it('replaces targets of links and images', () => {
    expect(shout('a [b](c.md) ![d](e.png) [`f`](g)')).toBe('a [b](C.MD) ![d](E.PNG) [`f`](G)')
  })

  it('keeps code', () => {
    const text = '`[a](b)` ``[a](b)``\n\n```md\n[a](b)\n```\n\n  ```\n  [a](b)\n  ```\n'
    expect(shout(text)).toBe(text)
  })

  it('makes a link of an image that is on the web', () => {
    expect(replaceLinks('![a](b.png)', () => 'https://x/b.png')).toBe('[a](https://x/b.png)')
  })
})

describe('resolveDocsLink', () => {
  const PAGES = [
    ...['docs/guides/ci.md', 'docs/faults.md', 'docs/faults/state-changed.md'],
    ...['docs/checks/tls.md', 'docs/presets/epic.md'],
  ]
  const resolve = (target: string) =>
    resolveDocsLink('docs/guides/a.md', target, (path) => PAGES.includes(path))

  it.each([
    ['ci.md#inputs', 'docs/guides/ci.md#inputs'],
    ['../faults.md', 'docs/faults.md'],
    ['../faults.md#state-changed', 'docs/faults/state-changed.md'],
    ['../faults.md#by-kind', 'docs/faults.md#by-kind'],
    ['#here', '#here'],
    ['../../packages/client/src/conformance/checks/transport/tls.ts', 'docs/checks/tls.md'],
    ['../../packages/mock-auth-server/src/presets/data/epic.json', 'docs/presets/epic.md'],
    [
      '../../packages/client/src/conformance/checks/transport/list.ts',
      'https://github.com/smart-mock/smart-mock/blob/main/packages/client/src/conformance/checks/transport/list.ts',
    ],
    ['https://hl7.org/#a', 'https://hl7.org/#a'],
    ['../../examples/curl', 'https://github.com/smart-mock/smart-mock/blob/main/examples/curl'],
    ['../limits.md#a', 'https://github.com/smart-mock/smart-mock/blob/main/docs/limits.md#a'],
  ])('resolves %s', (target, resolved) => expect(resolve(target)).toBe(resolved))
})
