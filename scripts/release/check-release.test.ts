import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { findNotes, findReleaseProblems, toDistTag } from './find-release-problems.mjs'

const changelog = (...sections: string[]) => `# Changes\n\nAbout.\n\n${sections.join('\n\n')}\n`
const RELEASE = {
  ...{ tag: 'v1.2.0', head: 'a1', tagged: 'a1' },
  versions: { 'package.json': '1.2.0' },
  changelog: changelog(
    '## What a version promises\n\nMuch.',
    '## 1.2.0 (2026-11-26)\n\n- New.',
    '## 1.1.0\n\n- Old.',
  ),
}

describe('a release', () => {
  test('has no problem when tag, versions and changes agree', () => {
    expect(findReleaseProblems(RELEASE)).toEqual([])
    const unreleased = RELEASE.changelog.replace('## 1.2.0', '## Unreleased\n\n## 1.2.0')
    expect(findReleaseProblems({ ...RELEASE, changelog: unreleased })).toEqual([])
  })

  test.each([
    [{ tag: '1.2.0' }, 'the tag must be "v" and a semantic version, such as v1.2.0, not "1.2.0"'],
    [{ versions: { 'a.json': '1.1.0' } }, 'a.json has version 1.1.0; the tag v1.2.0 requires 1.2.0'],
    [{ tagged: undefined }, 'the tag v1.2.0 does not exist here; create it with "git tag --annotate v1.2.0"'],
    [{ tagged: 'b2' }, 'the tag v1.2.0 is at b2, not at HEAD (a1); check it out'],
    [
      { changelog: changelog('## Unreleased\n\n## 1.1.0\n\n- Old.') },
      'the newest version in CHANGELOG.md is 1.1.0; head its changes with "## 1.2.0 (<year>-<month>-<day>)"',
    ],
    [{ changelog: changelog('## 1.2.0') }, 'the section "1.2.0" of CHANGELOG.md is empty; say what changed'],
    [
      { changelog: changelog('## Unreleased\n\n- More.', '## 1.2.0\n\n- New.') },
      'CHANGELOG.md has changes under "## Unreleased"; move them to 1.2.0',
    ],
  ])('is refused for %j', (change, problem) => {
    expect(findReleaseProblems({ ...RELEASE, ...change })).toEqual([problem])
  })

  test('has the notes of its version, and a tag of npm', () => {
    expect(findNotes('1.2.0', RELEASE.changelog)).toBe('- New.')
    expect([toDistTag('1.2.0'), toDistTag('1.3.0-rc.1')]).toEqual(['latest', 'next'])
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder })
  const check = (...args: string[]) => {
    const program = join(root, 'scripts/release/check-release.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    return { status, text: stdout + stderr }
  }
  beforeAll(() => {
    for (const file of ['', 'packages/mock-auth-server/', 'packages/client/'].map(
      (each) => `${each}package.json`,
    )) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), '{ "version": "1.2.0" }')
    }
    writeFileSync(join(folder, 'CHANGELOG.md'), RELEASE.changelog)
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'Release')
    git('tag', 'v1.2.0')
  })

  test('prints the tag of npm', () => {
    expect(check('v1.2.0', folder)).toEqual({ status: 0, text: 'latest\n' })
  })

  test('refuses with every reason and without a stack', () => {
    const { status, text } = check('v1.3.0', folder)
    expect(status).toBe(1)
    expect(text).toContain(
      'v1.3.0 cannot be released:\n- package.json has version 1.2.0; the tag v1.3.0 requires',
    )
    expect(text.match(/^- /gm)).toHaveLength(5)
    expect(text).not.toContain('    at ')
  })

  test('says how it is used', () => {
    expect(check()).toMatchObject({ status: 2, text: expect.stringContaining('check-release.mjs <tag>') })
  })
})

test('all manifests of this repository have one version', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')).version
  const versions = [
    'package.json',
    'packages/mock-auth-server/package.json',
    'packages/client/package.json',
  ].map(read)
  expect(new Set(versions).size).toBe(1)
})
