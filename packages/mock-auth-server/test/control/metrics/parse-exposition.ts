/** A family of an exposition, with its samples by name and labels as they stand in the text. */
export interface ExposedFamily {
  readonly type: string
  readonly help: string
  readonly samples: ReadonlyMap<string, number>
}

const SAMPLE = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/
const LABEL = /^([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,(?=[a-z_])|$)/
const VALUE = /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]\d+)?|NaN|[+-]Inf)$/
const PARTS = ['_bucket', '_sum', '_count']
/** Units that are no base units, and words that a name must not have, as `promtool check metrics` sees them. */
const REFUSED =
  /_(?:milliseconds|ms|minutes|hours|kilobytes|kb|megabytes|mb|percent|counter|gauge|histogram|info_total)(?:_|$)/

/**
 * Parses an exposition in the text format 0.0.4 as strictly as the format is described, with the rules of Prometheus
 * for names; throws an `Error` that says what is wrong with it.
 */
export function parseExposition(text: string): Map<string, ExposedFamily> {
  if (!text.endsWith('\n')) throw new Error('the last line must end with a line feed')
  const families = new Map<string, ExposedFamily & { samples: Map<string, number> }>()
  let current = ''
  let help: readonly [string, string] | undefined
  for (const line of text.slice(0, -1).split('\n')) {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (keyword === 'HELP') help = [name, rest]
    else if (keyword === 'TYPE') {
      if (help?.[0] !== name) throw new Error(`${name} has no help before its type`)
      if (families.has(name)) throw new Error(`${name} is there twice`)
      checkName(name, rest)
      families.set(name, { type: rest, help: help[1], samples: new Map() })
      current = name
    } else readSample(line, current, families.get(current))
  }
  for (const [name, family] of families) if (family.type === 'histogram') checkHistogram(name, family)
  return families
}

function checkName(name: string, type: string): void {
  if (!['counter', 'gauge', 'histogram'].includes(type)) throw new Error(`${name} has the type ${type}`)
  if ((type === 'counter') !== name.endsWith('_total')) throw new Error(`${name} is a ${type}`)
  if (REFUSED.test(name) || PARTS.some((part) => name.endsWith(part)))
    throw new Error(`${name} breaks the conventions for names`)
}

function readSample(
  line: string,
  family: string,
  found: { type: string; samples: Map<string, number> } | undefined,
) {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? []
  const expected = found?.type === 'histogram' ? PARTS.map((part) => family + part) : [family]
  if (!found || !expected.includes(name)) throw new Error(`not a sample of ${family}: ${line}`)
  if (!VALUE.test(value)) throw new Error(`not a number: ${line}`)
  const names = readLabels(labels).map(([label]) => label)
  if (new Set(names).size < names.length) throw new Error(`a label is there twice: ${line}`)
  const key = line.slice(0, line.length - value.length - 1)
  if (found.samples.has(key)) throw new Error(`the sample is there twice: ${line}`)
  const number = Number(value.replace('Inf', 'Infinity'))
  if (found.type !== 'gauge' && !(number >= 0)) throw new Error(`a ${found.type} is negative: ${line}`)
  found.samples.set(key, number)
}

/** Returns names and raw values of the labels between braces. */
function readLabels(text: string): [string, string][] {
  const labels: [string, string][] = []
  for (let rest = text; rest !== ''; ) {
    const [whole, name, value] = LABEL.exec(rest) ?? []
    if (whole === undefined || name === undefined || value === undefined)
      throw new Error(`not labels: ${text}`)
    labels.push([name, value])
    rest = rest.slice(whole.length)
  }
  return labels
}

function checkHistogram(name: string, { samples }: ExposedFamily): void {
  const last = new Map<string, { bound: number; count: number }>()
  for (const [key, count] of samples) {
    if (!key.startsWith(`${name}_bucket`)) continue
    const labels = readLabels(key.slice(key.indexOf('{') + 1, -1))
    const bound = Number(labels.find(([label]) => label === 'le')?.[1]?.replace('Inf', 'Infinity'))
    const others = labels.filter(([label]) => label !== 'le').map(([label, value]) => `${label}="${value}"`)
    const group = others.length > 0 ? `{${others.join(',')}}` : ''
    const before = last.get(group)
    if (!(bound > (before?.bound ?? -Infinity))) throw new Error(`the buckets of ${name} are not in order`)
    if (count < (before?.count ?? 0)) throw new Error(`the buckets of ${name} are not cumulative`)
    last.set(group, { bound, count })
  }
  for (const [group, { bound, count }] of last) {
    if (bound !== Infinity) throw new Error(`${name} has no bucket for all values`)
    if (samples.get(`${name}_count${group}`) !== count)
      throw new Error(`${name} has another count than its buckets`)
    if (!samples.has(`${name}_sum${group}`)) throw new Error(`${name} has no sum`)
  }
}
