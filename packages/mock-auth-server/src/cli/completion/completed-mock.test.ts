import { listCompletions } from '@smart-mock/cli-kit'
import { expect, it } from 'vitest'
import { COMPLETED_MOCK } from './completed-mock.ts'

const complete = (words: readonly string[]) => listCompletions(COMPLETED_MOCK, words)

it('completes commands and options of the first word', () => {
  expect(complete(['sw'])).toEqual(['sweep'])
  expect(complete(['--canary'])).toEqual(['--canary-port', '--canary-url'])
  expect(complete([''])).toEqual(expect.arrayContaining(['run', 'explain', '--fault', '--help']))
})

it('completes the options of the command that is named, and no command twice', () => {
  expect(complete(['sweep', '--launch'])).toEqual(['--launch-url'])
  expect(complete(['ready', '--'])).toEqual(['--control', '--timeout', '--json', '--help'])
  expect(complete(['run', 'swe'])).toEqual([])
})

it('completes the names of faults and rules where one is expected', () => {
  expect(complete(['--fault', 'state-ch'])).toEqual(['state-changed'])
  expect(complete(['run', '--allow', 'state-ent'])).toEqual(['state-entropy='])
  expect(complete(['explain', 'keys-rot'])).toEqual(['keys-rotated'])
  expect(complete(['explain', 'keys-rotated', 'k'])).toEqual([])
  expect(complete(['completion', ''])).toEqual(['bash', 'zsh', 'fish', '--words', '--help'])
})

it('leaves paths, free text and the command of run to the shell', () => {
  expect(complete(['--data', ''])).toEqual([])
  expect(complete(['--client-id', 'x'])).toEqual([])
  expect(complete(['run', '--', 'n'])).toEqual([])
})
