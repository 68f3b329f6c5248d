import { expect, it } from 'vitest'
import type { MetricFamily } from './metric.ts'
import { renderMetrics } from './render-metrics.ts'

const families: readonly MetricFamily[] = [
  {
    name: 'store_trips_total',
    type: 'counter',
    help: 'Trips to "it", \\ included,\nand back.',
    samples: [{ labels: { end: 'a "b" \\ c\nd', kind: '' }, value: 1.5 }],
  },
  {
    name: 'store_age_seconds',
    type: 'gauge',
    help: 'Age.',
    samples: [{ value: Infinity }, { value: -Infinity }],
  },
  { name: 'store_size_bytes', type: 'gauge', help: 'Size.', samples: [{ value: NaN }, { value: 1e21 }] },
  { name: 'store_empty_bytes', type: 'gauge', help: 'Empty.', samples: [] },
]
const SAMPLES = [
  String.raw`store_trips_total{end="a \"b\" \\ c\nd",kind=""} 1.5`,
  'store_age_seconds +Inf\nstore_age_seconds -Inf',
  'store_size_bytes NaN\nstore_size_bytes 1e+21',
]

it('renders the text format 0.0.4, in which only backslash and line feed of a help are escaped', () => {
  expect(
    renderMetrics(families, 'text'),
  ).toBe(`# HELP store_trips_total ${String.raw`Trips to "it", \\ included,\nand back.`}
# TYPE store_trips_total counter
${SAMPLES[0]}
# HELP store_age_seconds Age.
# TYPE store_age_seconds gauge
${SAMPLES[1]}
# HELP store_size_bytes Size.
# TYPE store_size_bytes gauge
${SAMPLES[2]}
# HELP store_empty_bytes Empty.
# TYPE store_empty_bytes gauge
`)
})

it('renders OpenMetrics, which names the family of a counter without its ending, and says where it ends', () => {
  const text = renderMetrics(families, 'openMetrics')
  expect(text).toContain(String.raw`# HELP store_trips Trips to \"it\", \\ included,\nand back.`)
  expect(text).toContain(`# TYPE store_trips counter\n${SAMPLES[0]}\n`)
  expect(text.endsWith('# TYPE store_empty_bytes gauge\n# EOF\n')).toBe(true)
})
