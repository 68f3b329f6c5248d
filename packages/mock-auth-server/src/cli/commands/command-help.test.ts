import { renderHelp } from '@smart-mock/cli-kit'
import { describe, expect, it } from 'vitest'
import { START_OPTIONS } from '../options/server-options.ts'
import { COMMANDS } from './list.ts'
import { MOCK_PROGRAM } from './program.ts'

const escapePattern = (text: string) => text.replace(/[^\w\s]/g, '\\$&')

/** Returns the options that begin a line of a help. */
const listShown = (help: string) =>
  help.split('\n').flatMap((line) => {
    const [, options = ''] = /^ {2}(--.*?)(?: {2,}|$)/.exec(line) ?? []
    return [...options.matchAll(/--([\w-]+)/g)].map(([, name]) => name)
  })

describe.each(COMMANDS.map((command) => [command.name || 'smart-mock', command] as const))(
  'the help of %s',
  (_, command) => {
    const help = renderHelp(MOCK_PROGRAM, command)
    const tables = command.groups.map(({ options }) => options)

    it('shows its own options, each once, and says where the others are', () => {
      const declared = tables.flatMap((table) => Object.keys(table))
      expect(listShown(help)).toEqual(declared)
      const missing = Object.keys(command.options).filter((name) => !declared.includes(name))
      if (missing.length > 0) expect(help).toContain('smart-mock --help lists them')
      expect(missing.filter((name) => !(name in START_OPTIONS))).toEqual([])
    })

    it('shows every sentence and placeholder, in lines that a terminal holds', () => {
      const words = help.replace(/\s+/g, ' ')
      expect(words).toContain(command.summary)
      for (const [name, { help: sentence, value }] of tables.flatMap((table) => Object.entries(table))) {
        if (typeof sentence === 'string') expect(words, name).toContain(sentence)
        else expect(Object.keys(tables.find((table) => name in table) ?? {}), name).toContain(sentence.with)
        if (value)
          expect(words, name).toMatch(new RegExp(`--${name}\\b[^.]*${escapePattern(value.placeholder)}`))
      }
      expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(117)
    })
  },
)
