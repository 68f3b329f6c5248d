import { expect, test } from 'vitest'
import { ALL_FAULTS, FAULT_GROUPS } from '../faults/list.ts'
import { RULE_GROUPS, RULES } from '../rules/list.ts'
import { renderLlmsTxt } from './render-llms-txt.ts'

const guides = [
  { name: 'one', title: 'One [guide]', text: '# One [guide]\n\nIt says [much](x.md). And more.\n' },
  { name: 'two', title: 'Two', text: '# Two\n\n```\ncode\n```\n' },
]
const link = (kind: string, name: string) => `https://docs.example/${kind}/${name}.md`
const text = renderLlmsTxt({ guides, faults: FAULT_GROUPS, rules: RULE_GROUPS, link })

test('opens with a title and a summary, and lists by section', () => {
  expect(text).toMatch(/^# smart-mock\n\n> .*\n\n/)
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name)
  expect(sections.slice(0, 3)).toEqual(['Guides', 'Faults: launch', 'Faults: discovery'])
})

test('lists every guide, fault and rule once, each with a link and a sentence', () => {
  expect(text).toContain('- [One guide](https://docs.example/guides/one.md): It says much.\n')
  expect(text).toContain('- [Two](https://docs.example/guides/two.md)\n')
  expect(text).toContain(
    '- [state-changed](https://docs.example/faults/state-changed.md): Wrong state in the callback\n',
  )
  const lines = text.split('\n').filter((line) => line.startsWith('- '))
  expect(lines).toHaveLength(guides.length + ALL_FAULTS.length + RULES.length)
  for (const line of lines)
    expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/docs\.example\/[\w/-]+\.md\)(?:: \S.*)?$/)
})
