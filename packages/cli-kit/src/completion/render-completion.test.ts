import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { createChoiceKind, FILE } from '../options/option-kinds.ts'
import type { Command } from '../program/program.ts'
import { COMPLETION_COMMAND } from './completion-command.ts'
import type { CompletedProgram } from './list-completions.ts'
import { renderCompletion } from './render-completion.ts'

const OPEN_OPTIONS = {
  as: { value: createChoiceKind('<kind>', ['text', 'table']), help: 'kind' },
  from: { value: FILE, help: 'file' },
  help: { help: 'help' },
} as const

const createCommand = (name: string): Command => ({
  ...{ name, synopsis: name, summary: name, options: OPEN_OPTIONS },
  groups: [{ heading: '', options: OPEN_OPTIONS }],
})

const COMPLETED: CompletedProgram = {
  program: { name: 'my-app', commands: [createCommand(''), createCommand('open'), COMPLETION_COMMAND] },
  listArguments: ({ name }) => (name === 'open' ? ['one', 'two'] : []),
}

const render = (...args: string[]) => renderCompletion(COMPLETED, args, {})
const complete = (...words: string[]) =>
  render('--words', '--', ...words)
    .split('\n')
    .slice(0, -1)

describe('renderCompletion', () => {
  it('lists commands, options and arguments, each once', () => {
    expect(complete('')).toEqual(['open', 'completion', '--as', '--from', '--help'])
    expect(complete('open', '')).toEqual(['one', 'two', '--as', '--from', '--help'])
    expect(complete('open', 'one', 't')).toEqual([])
    expect(complete('completion', '')).toEqual(['bash', 'zsh', 'fish', '--words', '--help'])
  })

  it('lists the choices of an option, and nothing where a path or any text is expected', () => {
    expect(complete('open', '--as', 'ta')).toEqual(['table'])
    expect(complete('open', '--from', '')).toEqual([])
    expect(complete('open', '--', 't')).toEqual([])
  })

  it.each([[['']], [['bsh']], [['bash', 'zsh']], [[]]])('rejects %j', (args) => {
    expect(() => render(...args)).toThrow(/^completion requires one of bash, zsh, fish/)
  })

  it('suggests the option that was meant', () => {
    expect(() => render('--wrods')).toThrow('did you mean --words?')
  })

  it('renders a script by which bash hands its words to the program and takes over the answer', () => {
    const script = `${render('bash')}
my-app() { printf '%s\\n' "$#" "$@"; }
COMP_WORDS=(my-app open 'a b' --a later); COMP_CWORD=3
_my_app
printf '[%s]' "\${COMPREPLY[@]}"
complete -p my-app`
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(
      '[6][completion][--words][--][open][a b][--a]complete -o default -F _my_app my-app\n',
    )
  })

  it.each(['zsh', 'fish'])('renders a script for %s that names only the program', (shell) => {
    const script = render(shell)
    expect(script).toContain('my-app completion --words --')
    expect(script).not.toMatch(/PROGRAM|FUNCTION|smart/)
  })
})
