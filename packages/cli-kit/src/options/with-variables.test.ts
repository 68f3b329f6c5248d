import { expect, it } from 'vitest'
import { createTextKind, FILE } from './option-kinds.ts'
import { withVariables } from './with-variables.ts'

const options = {
  sample: { value: createTextKind('<set>'), help: '' },
  data: { value: FILE, help: '' },
  help: { help: '', env: false },
} as const

const describe = (message: string, environment: NodeJS.ProcessEnv, args: readonly string[] = []) =>
  withVariables(message, { program: 'smart-mock', options, args, environment })

const SET = { SMART_MOCK_SAMPLE: 'x', SMART_MOCK_DATA: 'y', SMART_MOCK_HELP: '1', OTHER_DATA: 'z' }

it('names the variables of the options that a message mentions', () => {
  expect(describe('--sample must be ips', SET)).toBe('--sample must be ips (set by SMART_MOCK_SAMPLE)')
  expect(describe('--data cannot be combined with --sample', SET)).toBe(
    '--data cannot be combined with --sample (set by SMART_MOCK_SAMPLE, SMART_MOCK_DATA)',
  )
})

it('names all variables in force when a message mentions no option', () => {
  expect(describe('user x does not exist', SET)).toBe(
    'user x does not exist (variables in force: SMART_MOCK_SAMPLE, SMART_MOCK_DATA)',
  )
})

it('leaves a message alone that no variable has to do with', () => {
  for (const message of ['--watch requires --config', 'SMART_MOCK_DATA must be a file, and --data too'])
    expect(describe(message, SET)).toBe(message)
  expect(describe('user x does not exist', { SMART_MOCK_DATA: '' })).toBe('user x does not exist')
})

it('names no variable that the command line takes the place of', () => {
  for (const args of [['--sample', 'a'], ['--sample=a'], ['x', '--sample']])
    expect(describe('--sample must be ips', SET, args)).toBe('--sample must be ips')
  // What follows belongs to another program.
  expect(describe('--sample must be ips', SET, ['--', '--sample'])).toContain('SMART_MOCK_SAMPLE')
})
