import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { findBrokenLinks, listAnchors } from './links/find-broken-links.ts'

describe('the Markdown of this repository', () => {
  const paths = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.md'], { cwd: root })
    .toString()
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)))

  test('has no link that leads nowhere', () => {
    expect(paths).toContain('README.md')
    expect(paths.length).toBeGreaterThan(30)
    expect(findBrokenLinks(root, paths)).toEqual([])
  })

  test.each(['docs/faults.md', 'docs/rules.md'])('names every anchor of %s once', (path) => {
    const anchors = listAnchors(readFileSync(join(root, path), 'utf8'))
    expect(anchors.length).toBeGreaterThan(100)
    expect(anchors.filter((each, index) => anchors.indexOf(each) !== index)).toEqual([])
  })
})

describe('a link', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'links-'))
    const files = {
      'docs/there.md':
        '# A heading: `code` & more\n\n## Twice\n\n## Twice\n\n<a id="by-hand"></a>\n\n```\n# In code\n```\n',
      'docs/image.png': '',
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** What is wrong with a file at the top that has this text. */
  const findProblems = (text: string) => {
    writeFileSync(join(folder, 'from.md'), text)
    return findBrokenLinks(folder, ['from.md'])
  }

  test.each([
    '[a](docs/there.md)',
    '[a](docs/there.md#a-heading-code--more)',
    '[a](docs/there.md#twice-1)',
    '[a](docs/there.md#by-hand)',
    '# Here\n\n[a](#here)',
    '![a](docs/image.png)',
    '[a](docs)',
    '[a](https://example.org/none) [b](mailto:a@example.org)',
    '[`a`]: docs/there.md',
    '`[a](none.md)`\n\n```\n[a](none.md)\n```',
  ])('is followed: %s', (text) => expect(findProblems(text)).toEqual([]))

  test.each([
    ['[a](none.md)', 'no such file'],
    ['![a](docs/none.png)', 'no such file'],
    ['`code` [`a`](none.md) `code`', 'no such file'],
    ['```\ncode\n```\n\n[a](none.md)', 'no such file'],
    ['[a]: none.md', 'no such file'],
    ['[a](docs/there.md#none)', 'no such anchor'],
    ['[a](docs/there.md#in-code)', 'no such anchor'],
    ['[a](#none)', 'no such anchor'],
    ['[a](docs/image.png#none)', 'only Markdown has anchors'],
    ['[a](/docs/there.md)', 'means nothing in a checkout'],
    ['[a](../none.md)', 'leaves the repository'],
  ])('that leads nowhere is reported: %s', (text, problem) => {
    expect(findProblems(text)).toEqual([expect.stringContaining(problem)])
  })
})
