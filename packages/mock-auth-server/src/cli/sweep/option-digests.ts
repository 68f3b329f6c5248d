import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { UsageError } from '@smart-mock/cli-kit'
import type { Report } from '../../reports/report.ts'
import type { COMMAND_OPTIONS } from '../options/command-options.ts'

type SweepOption = keyof (typeof COMMAND_OPTIONS)['sweep']

/** Options that change no result, or are a secret. */
const LEFT_OUT: readonly SweepOption[] = [
  ...(['resume', 'report', 'json', 'baseline', 'beside', 'workers', 'secret', 'control-token'] as const),
  ...(['port', 'control-port', 'canary-port'] as const),
]

/**
 * Returns the options of a sweep: a digest for each option, because values may hold secrets. A settings file
 * is read, because its name does not identify its content.
 */
export function digestOptions(args: readonly string[]): Record<string, string> {
  const values = new Map<string, string[]>()
  let name = ''
  for (const arg of args) {
    const [, option = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
    if (option === '') values.get(name)?.push(name === 'config' ? contentOf(arg) : arg)
    else {
      name = option
      values.set(name, [...(values.get(name) ?? []), ...(value === undefined ? [] : [value])])
    }
  }
  const kept = [...values].filter(([option]) => !LEFT_OUT.some((name) => name === option)).sort()
  return Object.fromEntries(kept.map(([option, all]) => [option, digest(all.join('\n'))]))
}

/** Throws `UsageError`, with the difference, when a report was made with other options. */
export function checkSameOptions(
  file: string,
  { optionDigests = {} }: Pick<Report, 'optionDigests'>,
  now: Readonly<Record<string, string>>,
): void {
  const names = [...new Set([...Object.keys(optionDigests), ...Object.keys(now)])]
  const other = names.filter((name) => optionDigests[name] !== now[name]).map((name) => `--${name}`)
  if (other.length > 0)
    throw new UsageError(
      `--resume: ${file} was written with a different ${other.join(', ')}; repeat the options of that sweep, or start a new one without --resume`,
    )
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
