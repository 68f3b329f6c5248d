import type { CliOption, CliOptionTable, OptionKind } from '@smart-mock/cli-kit'
import { describe, expect, it } from 'vitest'
import { COMMAND_OPTIONS } from './command-options.ts'
import { parseOptions } from './parse-options.ts'

const commands = Object.entries(COMMAND_OPTIONS) as [keyof typeof COMMAND_OPTIONS, CliOptionTable][]

/** A value of each kind that fits, and one that does not, with the reason. */
const VALUES: Record<
  OptionKind['kind'],
  (kind: OptionKind) => [fits: string, parsed: unknown, wrong?: string]
> = {
  text: () => ['x', 'x'],
  file: () => ['x', 'x'],
  port: () => ['8', 8, 'x'],
  number: () => ['1', 1, '-1'],
  url: () => ['http://a.example/b', 'http://a.example/b', 'a.example'],
  choice: (kind) => {
    const [word = ''] = kind.kind === 'choice' ? kind.choices : []
    return [word, word, `${word}x`]
  },
  report: () => ['a.json', 'a.json', 'a.jsn'],
}

const getValue = (kind: OptionKind) => VALUES[kind.kind](kind)

describe('parseOptions', () => {
  it.each(commands)('parses every option of %s, and refuses those of other commands', (command, table) => {
    for (const [name, { value, multiple }] of Object.entries(table) as [string, CliOption][]) {
      const [text, parsed] = value === undefined ? [undefined, true] : getValue(value)
      const args = text === undefined ? [`--${name}`] : [`--${name}`, text]
      expect(parseOptions(command, args, {}), name).toEqual({ [name]: multiple ? [parsed] : parsed })
    }
    const others = commands.flatMap(([, other]) => Object.keys(other)).filter((name) => !(name in table))
    for (const name of [...others, 'no-such-option']) {
      expect(() => parseOptions(command, [`--${name}`])).toThrow(`unknown option --${name}`)
    }
  })

  it.each(commands)('refuses options of %s without a value, and flags with one', (command, table) => {
    for (const [name, { value }] of Object.entries(table)) {
      const args = value === undefined ? [`--${name}=x`] : [`--${name}`]
      const reason = value === undefined ? 'does not take an argument' : `--${name} requires a value`
      expect(() => parseOptions(command, args), name).toThrow(reason)
    }
  })

  it.each(commands)('refuses values of %s that do not fit, from the environment too', (command, table) => {
    for (const [name, { value, env }] of Object.entries(table) as [string, CliOption][]) {
      const [, , wrong] = value === undefined ? [] : getValue(value)
      if (wrong === undefined) continue
      expect(() => parseOptions(command, [`--${name}=${wrong}`], {}), name).toThrow(
        new RegExp(`^--${name} must .*, not ${wrong}`),
      )
      const variable = `SMART_MOCK_${name.toUpperCase().replaceAll('-', '_')}`
      if (env !== false)
        expect(() => parseOptions(command, [], { [variable]: wrong }), name).toThrow(`${variable} must`)
    }
  })

  it('takes no option for the value of another one', () => {
    expect(() => parseOptions('start', ['--config', '--https'])).toThrow('--config requires a value')
  })

  it('counts the last of an option that comes twice, unless it is repeatable', () => {
    const twice = ['--port', '1', '--port', '2', '--redirect-uri', 'http://a/', '--redirect-uri', 'http://b/']
    expect(parseOptions('run', twice)).toEqual({ port: 2, 'redirect-uri': ['http://a/', 'http://b/'] })
  })

  it('refuses an empty value for what is unset by mistake', () => {
    expect(() => parseOptions('run', ['--report='])).toThrow('--report requires a value')
    expect(() => parseOptions('sweep', ['--command', ''])).toThrow('--command requires a value')
  })
})

describe('the environment', () => {
  it.each(commands)('sets every option of %s but help, version and what is for shells', (command, table) => {
    for (const [name, { value, multiple, env }] of Object.entries(table) as [string, CliOption][]) {
      const variable = `SMART_MOCK_${name.toUpperCase().replaceAll('-', '_')}`
      const [one, single] = value === undefined ? ['1', true] : getValue(value)
      const parsed = multiple ? [one, one] : single
      const text = multiple ? `${one}\n ${one} \n` : one
      expect(parseOptions(command, [], { [variable]: text }), name).toEqual(
        env === false ? {} : { [name]: parsed },
      )
      expect(parseOptions(command, [], { [variable]: '' }), name).toEqual({})
    }
  })

  it('gives way to the command line, and refuses a flag that is neither on nor off', () => {
    const environment = { SMART_MOCK_PORT: '1', SMART_MOCK_HTTPS: 'false' }
    expect(parseOptions('start', ['--port', '2'], environment)).toEqual({ port: 2, https: false })
    expect(() => parseOptions('start', [], { SMART_MOCK_HTTPS: 'maybe' })).toThrow(
      'SMART_MOCK_HTTPS must be 1 or 0, not maybe',
    )
  })
})

describe('mistakes', () => {
  it('names the nearest option and the help that lists all', () => {
    expect(() => parseOptions('start', ['--prot', '1'])).toThrow(
      'unknown option --prot (did you mean --port?); smart-mock --help lists the options',
    )
    expect(() => parseOptions('ready', ['--time', '1'])).toThrow(
      '(did you mean --timeout?); smart-mock ready --help',
    )
    expect(() => parseOptions('start', ['4010'])).toThrow('unexpected argument 4010')
  })

  it.each([
    ['run', ['--html', 'a.html'], 'unknown option --html (did you mean --report <file>.html?)'],
    ['sweep', ['--junit=a.xml'], 'unknown option --junit (did you mean --report <file>.xml?)'],
    [
      'run',
      ['--json', 'a.json'],
      'unexpected argument a.json; --json prints to stdout, and --report a.json writes',
    ],
    ['sweep', ['--json=a.json'], "Option '--json' does not take an argument"],
  ] as const)('names what reports are written by now: %s %j', (command, args, reason) => {
    expect(() => parseOptions(command, args, {})).toThrow(reason)
  })

  it('refuses the variable of an option that is no more', () => {
    expect(() => parseOptions('run', [], { SMART_MOCK_JUNIT: 'a.xml' })).toThrow(
      'SMART_MOCK_JUNIT sets nothing: there is no option --junit (did you mean --report <file>.xml?)',
    )
    expect(() => parseOptions('run', [], { SMART_MOCK_JSON: 'a.json' })).toThrow(
      'SMART_MOCK_JSON must be 1 or 0, not a.json',
    )
  })
})
