import { describe, expect, it } from 'vitest'
import { configSchema } from '../config-schema.ts'
import { renderHelp } from '../render-help.ts'
import { COMMAND_OPTIONS, OPTION_GROUPS } from './command-options.ts'
import { type CliOption, type CliOptionTable, toConfigKey } from './option.ts'
import { parseOptions } from './parse-options.ts'
import { START_OPTIONS } from './server-options.ts'

/** What a configuration file has in full, in a form of its own. */
const FILE_ONLY = ['$schema', 'options', 'clients', 'faults', 'allow', 'tenants']

const help = renderHelp()
const commands = Object.entries(COMMAND_OPTIONS) as [keyof typeof COMMAND_OPTIONS, CliOptionTable][]
const tables = OPTION_GROUPS.map(({ options }) => options)

const escapePattern = (text: string) => text.replace(/[^\w\s]/g, '\\$&')

/** The options that begin a line of the help, with their placeholders. */
const shown = help.split('\n').flatMap((line) => {
  const [, options = ''] = /^ {2}(--.*?)(?: {2,}|$)/.exec(line) ?? []
  return [...options.matchAll(/--([\w-]+)/g)].map(([, name]) => name)
})

describe('renderHelp', () => {
  it('shows every option of every command, and nothing else', () => {
    const declared = tables.flatMap((table) => Object.keys(table))
    expect(shown).toEqual(declared)
    const taken = new Set(commands.flatMap(([, table]) => Object.keys(table)))
    expect([...new Set(declared)].sort()).toEqual([...taken].sort())
  })

  it('shows every sentence and placeholder, in lines that a terminal holds', () => {
    const words = help.replace(/\s+/g, ' ')
    for (const [name, { help: sentence, value }] of tables.flatMap((table) => Object.entries(table))) {
      if (typeof sentence === 'string') expect(words, name).toContain(sentence)
      else expect(Object.keys(tables.find((table) => name in table) ?? {}), name).toContain(sentence.with)
      if (value)
        expect(words, name).toMatch(new RegExp(`--${name}\\b[^.]*${escapePattern(value.placeholder)}`))
    }
    expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(117)
  })
})

describe('parseOptions', () => {
  it.each(commands)('parses every option of %s, and refuses those of other commands', (command, table) => {
    for (const [name, { value, multiple }] of Object.entries(table) as [string, CliOption][]) {
      const parsed = value === undefined ? true : multiple ? ['x'] : 'x'
      expect(parseOptions(command, [`--${name}`, ...(value ? ['x'] : [])]), name).toEqual({ [name]: parsed })
    }
    const others = commands.flatMap(([, other]) => Object.keys(other)).filter((name) => !(name in table))
    for (const name of [...others, 'no-such-option']) {
      expect(() => parseOptions(command, [`--${name}`])).toThrow(`Unknown option '--${name}'`)
    }
  })

  it.each(commands)('refuses options of %s without a value, and flags with one', (command, table) => {
    for (const [name, { value }] of Object.entries(table)) {
      const args = value === undefined ? [`--${name}=x`] : [`--${name}`]
      const reason = value === undefined ? 'does not take an argument' : `--${name} requires a value`
      expect(() => parseOptions(command, args), name).toThrow(reason)
    }
    expect(() => parseOptions(command, ['--config', '--https'])).toThrow('--config requires a value')
  })

  it('counts the last of an option that comes twice, unless it is repeatable', () => {
    const twice = ['--port', '1', '--port', '2', '--redirect-uri', 'http://a/', '--redirect-uri', 'http://b/']
    expect(parseOptions('run', twice)).toEqual({ port: '2', 'redirect-uri': ['http://a/', 'http://b/'] })
  })

  it('refuses an empty value for what is unset by mistake', () => {
    expect(() => parseOptions('run', ['--html='])).toThrow('--html requires a value')
    expect(() => parseOptions('sweep', ['--command', ''])).toThrow('--command requires a value')
  })
})

describe('configSchema', () => {
  it('has every option that a file can have, each described, and nothing else', () => {
    const inFile = Object.entries(START_OPTIONS as CliOptionTable).filter(
      ([, { config }]) => config !== false,
    )
    const keys = inFile.map(([name]) => toConfigKey(name))
    expect(Object.keys(configSchema.shape).sort()).toEqual([...keys, ...FILE_ONLY].sort())
    for (const key of keys) {
      const schema = configSchema.shape[key as keyof typeof configSchema.shape]
      expect(schema.description, key).toMatch(/^[A-Z].*\.$/)
      expect(schema.description, key).not.toContain('--')
    }
  })

  it('names options as a file has them', () => {
    const { description } = configSchema.shape.user
    expect(description).toBe(
      'The user who signs in, as `Practitioner/id` (implies `autoApprove`, unless `options` ask for consent).',
    )
  })
})
