import { expect, it } from 'vitest'
import { listSections } from './list-sections.ts'

const list = (path: string, text: string) => listSections({ path, title: 'T', text })

it('splits a guide by its headings, with the anchor of each', () => {
  const text =
    '# T\n\nFirst.\n\n## Same\n\none `two`\n\n## Same\n\n```sh\n## no heading\n```\n\n| a | b |\n|---|---|\n| c | [d](e.md) |\n'
  expect(list('docs/guides/g.md', text)).toEqual([
    { path: 'docs/guides/g.md', title: 'T', heading: '', text: 'First.' },
    { path: 'docs/guides/g.md#same', title: 'T', heading: 'Same', text: 'one two' },
    { path: 'docs/guides/g.md#same-1', title: 'T', heading: 'Same', text: 'a b c d' },
  ])
})

it('takes the page of a fault as a whole, by its name, without what all of them say', () => {
  const text =
    '# T\n\n`state-changed` · [all faults](../faults.md)\n\nabout\n\n## A correct client\n\nstops\n\n## Arm the fault\n\nby HTTP\n'
  expect(list('docs/faults/state-changed.md', text)).toEqual([
    { path: 'docs/faults/state-changed.md', title: 'T', heading: 'state-changed', text: 'about stops' },
  ])
})
