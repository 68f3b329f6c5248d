import { expect, it } from 'vitest'
import { listCompletions } from './list-completions.ts'

it('completes commands and options of the first word', () => {
  expect(listCompletions(['sw'])).toEqual(['sweep'])
  expect(listCompletions(['--canary'])).toEqual(['--canary-port', '--canary-url'])
  expect(listCompletions([''])).toEqual(expect.arrayContaining(['run', 'explain', '--fault', '--help']))
})

it('completes the options of the command that is named, and no command twice', () => {
  expect(listCompletions(['sweep', '--launch'])).toEqual(['--launch-url'])
  expect(listCompletions(['ready', '--'])).toEqual(['--control', '--timeout', '--json', '--help'])
  expect(listCompletions(['run', 'swe'])).toEqual([])
})

it('completes the names of faults and rules where one is expected', () => {
  expect(listCompletions(['--fault', 'state-ch'])).toEqual(['state-changed'])
  expect(listCompletions(['run', '--allow', 'state-ent'])).toEqual(['state-entropy='])
  expect(listCompletions(['explain', 'keys-rot'])).toEqual(['keys-rotated'])
  expect(listCompletions(['explain', 'keys-rotated', 'k'])).toEqual([])
  expect(listCompletions(['completion', ''])).toEqual(['bash', 'zsh', 'fish', '--words', '--help'])
})

it('leaves paths, free text and the command of run to the shell', () => {
  expect(listCompletions(['--data', ''])).toEqual([])
  expect(listCompletions(['--client-id', 'x'])).toEqual([])
  expect(listCompletions(['run', '--', 'n'])).toEqual([])
})
