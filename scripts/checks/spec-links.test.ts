import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as clientBuilders from '../../packages/client/src/smart/spec.ts'
import * as mockBuilders from '../../packages/mock-auth-server/src/core/declare/spec.ts'
import { root } from '../workspace/root.mjs'
import { findSpecLinks, type LinkBuilders } from './links/find-spec-links.ts'
import { findUnknownAnchors, type KnownAnchors } from './links/find-unknown-anchors.ts'

const known = JSON.parse(readFileSync(join(root, 'spec/anchors.json'), 'utf8')) as KnownAnchors
/** Hosts that publish specifications; other URLs with an anchor are examples. */
const PUBLISHERS =
  /^https?:\/\/(?:[\w.-]+\.)?(?:hl7\.org|openid\.net|rfc-editor\.org|ietf\.org|whatwg\.org|w3\.org)\//
const builtBy = (path: string) =>
  (path.startsWith('packages/client/') ? clientBuilders : mockBuilders) as unknown as LinkBuilders

describe('the links to specifications', () => {
  const places = ['packages/*/src/*', 'docs', 'spec', 'README.md', 'AGENTS.md']
  const links = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...places], { cwd: root })
    .toString()
    .split('\n')
    .filter((path) => /\.(?:tsx?|mjs|md|json)$/.test(path) && !/\.test\.ts$/.test(path))
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => findSpecLinks(path, readFileSync(join(root, path), 'utf8'), builtBy(path)))
    .filter(({ url }) => PUBLISHERS.test(url))

  test('lead to anchors that exist', () => {
    expect(links.length).toBeGreaterThan(400)
    expect(findUnknownAnchors(known, links)).toEqual([])
  })

  test.each(known.documents)('has $url with its version and source, and no anchor twice', (document) => {
    expect(document.version).not.toBe('')
    expect(document.source).toMatch(/^(?:github\.com\/\S+|Debian package \S+) \S+/)
    expect(new Set(document.anchors).size).toBe(document.anchors.length)
  })
})

describe('findSpecLinks', () => {
  const builders = { page: (name: string | number) => `https://hl7.org/p.html#${name}` }
  const imported = "import { page } from '../core/spec.ts'\n"
  const find = (text: string) => findSpecLinks('a.ts', text, builders).map(({ url }) => url)

  test('finds links that are written, and links that are built', () => {
    expect(find("see https://hl7.org/q.html#there, 'https://hl7.org/q.html'")).toEqual([
      'https://hl7.org/q.html#there',
    ])
    expect(find(`${imported}page('one'); x.page('no'); page(\n  'two',\n)`)).toEqual([
      'https://hl7.org/p.html#one',
      'https://hl7.org/p.html#two',
    ])
  })

  test('refuses a link that it cannot read', () => {
    expect(() => find(`${imported}page(name)`)).toThrow('a.ts calls page with something other than literals')
  })
})

describe('findUnknownAnchors', () => {
  const { url = '', anchors = [] } = known.documents[0] ?? {}
  const find = (link: string) => findUnknownAnchors(known, [{ path: 'a.ts', url: link }])

  test('accepts a known anchor', () => {
    expect(find(`${url}#${anchors[0]}`)).toEqual([])
    expect(find('https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1')).toEqual([])
  })

  test.each([
    [`${url}#considerations-for-app-protection`, 'no anchor of version 2.2.0'],
    ['https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html#use-access-token', 'no anchor'],
    ['https://hl7.org/fhir/smart-app-launch/STU2.1/app-launch.html#app-protection', 'no document'],
    ['https://www.rfc-editor.org/rfc/rfc6749.html#4.1.2', 'no anchor of version October 2012'],
    ['https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.5', 'no anchor'],
    ['https://www.rfc-editor.org/rfc/rfc6749.html#appendix-D', 'no anchor'],
    ['https://www.rfc-editor.org/rfc/rfc9999.html#section-1', 'no document'],
    ['https://openid.net/specs/openid-connect-core-1_0.html#IdToken', 'no anchor'],
    ['https://openid.net/specs/openid-connect-discovery-1_0.html#IDTokenValidation', 'no anchor'],
    ['https://hl7.org/fhir/R4/http.html#accessdenied', 'no anchor of version 4.0.1'],
    ['https://hl7.org/fhir/R5/http.html#read', 'no document'],
    ['https://html.spec.whatwg.org/#sandbox', 'no anchor'],
  ])('reports %s', (link, problem) => {
    expect(find(link)).toEqual([expect.stringContaining(problem)])
  })
})
