import type { MetricFamily, Sample } from './metric.ts'

/** The formats that metrics are rendered in, with their media types. */
export const METRIC_FORMATS = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openMetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
} as const

export type MetricFormat = keyof typeof METRIC_FORMATS

/** Renders metrics in Prometheus' text format 0.0.4, or as OpenMetrics 1.0. */
export function renderMetrics(families: readonly MetricFamily[], format: MetricFormat): string {
  const isOpen = format === 'openMetrics'
  const lines = families.flatMap(({ name, type, help, samples }) => {
    // OpenMetrics names a counter without the ending of its samples.
    const family = isOpen && type === 'counter' ? name.replace(/_total$/, '') : name
    return [
      `# HELP ${family} ${isOpen ? escapeText(help) : escapeLine(help)}`,
      `# TYPE ${family} ${type}`,
      ...samples.map((sample) => renderSample(name, sample)),
    ]
  })
  return [...lines, ...(isOpen ? ['# EOF'] : []), ''].join('\n')
}

function renderSample(name: string, { part, labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeText(text)}"`)
  const list = pairs.length > 0 ? `{${pairs.join(',')}}` : ''
  return `${name}${part === undefined ? '' : `_${part}`}${list} ${formatValue(value)}`
}

const escapeLine = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeText = (text: string): string => escapeLine(text).replaceAll('"', '\\"')

function formatValue(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}
