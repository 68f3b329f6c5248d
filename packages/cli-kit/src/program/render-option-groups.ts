import type { CliOption, OptionGroup } from '../options/option.ts'

/** Column at which sentences begin. */
const COLUMN = 28
const WIDTH = 116

interface Line {
  readonly options: string
  readonly sentence: string
}

/** Renders options by group, each with its sentence, in lines that a terminal holds. */
export function renderOptionGroups(groups: readonly OptionGroup[]): string {
  return groups.map(renderGroup).join('\n')
}

function renderGroup({ heading, options }: OptionGroup): string {
  const lines = toLines(Object.entries(options))
  const text = lines.map((line, at) => `${renderLine(line, startOf(lines, at))}\n`).join('')
  return heading === '' ? text : `${heading}\n${text}`
}

/** Options that share a sentence share a line. */
function toLines(options: readonly (readonly [string, CliOption])[]): Line[] {
  return options.flatMap(([first, { help }]) => {
    if (typeof help !== 'string') return []
    const group = options.filter(
      ([name, other]) => name === first || (typeof other.help !== 'string' && other.help.with === first),
    )
    return [{ options: joinOptions(group), sentence: help }]
  })
}

/** A placeholder that all have stands once, but for options that are needed together. */
function joinOptions(group: readonly (readonly [string, CliOption])[]): string {
  const isTogether = group.some(([, { help }]) => typeof help !== 'string' && help.together)
  const [last, ...others] = group.map(([, { value }]) => value?.placeholder ?? '').reverse()
  const isShared = !isTogether && others.every((placeholder) => placeholder === last)
  const texts = group.map(([name, { value }], at) => {
    const isShown = value !== undefined && (!isShared || at === group.length - 1)
    return isShown ? `--${name} ${value.placeholder}` : `--${name}`
  })
  return texts.join(isTogether ? ' ' : ', ')
}

const fits = ({ options }: Line): boolean => options.length + 4 <= COLUMN

/** Where the sentence of a line begins: after long options three spaces on, the same for neighbours. */
function startOf(lines: readonly Line[], at: number): number {
  const line = lines[at]
  if (!line || fits(line)) return COLUMN
  let from = at
  let to = at
  while (lines[from - 1] && !fits(lines[from - 1] as Line)) from -= 1
  while (lines[to + 1] && !fits(lines[to + 1] as Line)) to += 1
  return Math.max(...lines.slice(from, to + 1).map(({ options }) => options.length)) + 5
}

function renderLine({ options, sentence }: Line, start: number): string {
  const rows = [`  ${options}`.padEnd(start)]
  for (const word of sentence.split(' ')) {
    const row = rows.at(-1) ?? ''
    const isFirst = row.length === (rows.length === 1 ? start : COLUMN)
    if (row.length + word.length + 1 > WIDTH) rows.push(`${' '.repeat(COLUMN)}${word}`)
    else rows[rows.length - 1] = isFirst ? row + word : `${row} ${word}`
  }
  return rows.map((row) => row.trimEnd()).join('\n')
}
