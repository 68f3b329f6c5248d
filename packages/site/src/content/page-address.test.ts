import { expect, it } from 'vitest'
import { toAddress, toSiteLink, toTop } from './page-address.ts'

const PAGES = new Set(['docs/guides/ci.md', 'docs/faults/state-changed.md', 'docs/faults.md', 'SECURITY.md'])

it.each([
  ['docs/guides/ci.md', 'guides/ci.html', '../'],
  ['docs/faults.md', 'faults.html', ''],
  ['AGENTS.md', 'contributing.html', ''],
])('places %s', (path, address, top) => {
  expect(toAddress(path)).toBe(address)
  expect(toTop(address)).toBe(top)
})

it.each([
  ['docs/guides/a.md', 'ci.md#inputs', 'ci.html#inputs'],
  ['docs/guides/a.md', '../faults.md#state-changed', '../faults/state-changed.html'],
  ['docs/guides/a.md', '../images/report.png', '../images/report.png'],
  ['docs/faults.md', 'faults/state-changed.md', 'faults/state-changed.html'],
  ['AGENTS.md', 'docs/guides/ci.md', 'guides/ci.html'],
  ['docs/guides/a.md', '../../SECURITY.md', '../security.html'],
  ['docs/guides/a.md', '#top', '#top'],
  ['docs/guides/a.md', 'https://hl7.org/fhir/#a', 'https://hl7.org/fhir/#a'],
  ['docs/guides/a.md', '../../examples', 'https://github.com/smart-mock/smart-mock/blob/main/examples'],
])('leads from %s by %s', (from, target, link) => expect(toSiteLink(from, target, PAGES)).toBe(link))
