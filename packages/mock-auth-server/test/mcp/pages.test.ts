import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ALL_FAULTS } from '../../src/faults/list.ts'
import { RULES } from '../../src/rules/list.ts'
import { connectClient } from './connect-client.ts'

const GUIDES = readdirSync(new URL('../../../../docs/guides/', import.meta.url))

test('lists a page for every fault, rule and guide', async () => {
  const { client } = await connectClient()
  const { resources } = await client.listResources()
  expect(resources).toHaveLength(ALL_FAULTS.length + RULES.length + GUIDES.length)
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    'smart-mock://faults/{name}',
    'smart-mock://rules/{name}',
    'smart-mock://guides/{name}',
  ])
})

test.for([
  ['faults/state-changed', '# Wrong state in the callback'],
  ['rules/state-entropy', '# state-entropy'],
  ['guides/sweep', '# Test your app against every fault'],
])('returns the page %s as Markdown', async ([path, heading]) => {
  const { client } = await connectClient()
  const { contents } = await client.readResource({ uri: `smart-mock://${path}` })
  expect(contents).toMatchObject([
    { mimeType: 'text/markdown', text: expect.stringContaining(`${heading}\n`) },
  ])
})

test.for([
  ['faults/state-change', 'did you mean state-changed?'],
  ['guides/..', 'not found'],
  ['secrets/x', 'not found'],
])('refuses the page %s', async ([path, reason]) => {
  const { client } = await connectClient()
  await expect(client.readResource({ uri: `smart-mock://${path}` })).rejects.toThrow(reason)
})

test('completes the names of pages, and steps for the prompt', async () => {
  const { client } = await connectClient()
  const names = await client.complete({
    ref: { type: 'ref/resource', uri: 'smart-mock://faults/{name}' },
    argument: { name: 'name', value: 'state-c' },
  })
  expect(names.completion.values).toEqual(['state-changed'])
  const steps = await client.complete({
    ref: { type: 'ref/prompt', name: 'harden_my_login' },
    argument: { name: 'step', value: 'tok' },
  })
  expect(steps.completion.values).toEqual(['token'])
})

test('has a prompt that names only tools that exist', async () => {
  const { client } = await connectClient()
  const { tools } = await client.listTools()
  const { messages } = await client.getPrompt({
    name: 'harden_my_login',
    arguments: { app: 'http://localhost:3000', step: 'token' },
  })
  const [message] = messages
  const text = message?.content.type === 'text' ? message.content.text : ''
  const named = [...text.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(10)
  expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
  expect(text).toContain('http://localhost:3000')
})
