import { isMediaTypePreferred } from '../../core/http/is-media-type-preferred.ts'
import { METRIC_FORMATS, renderMetrics } from '../../metrics/render-metrics.ts'
import { defineRoute } from '../route.ts'

const OPEN_METRICS = 'application/openmetrics-text'

export const metrics = defineRoute({
  method: 'GET',
  path: '/metrics',
  id: 'getMetrics',
  summary:
    'Metrics of the process for Prometheus, in its text format, or as OpenMetrics where `Accept` prefers that. No label names a tenant.',
  responseTypes: Object.values(METRIC_FORMATS).map((type) => type.split(';', 1)[0] ?? type),
  handle: async ({ server, accept }) => {
    const format = isMediaTypePreferred(accept, OPEN_METRICS, 'text/plain') ? 'openMetrics' : 'text'
    return new Response(renderMetrics(await server.metrics.collect(), format), {
      headers: { 'Content-Type': METRIC_FORMATS[format], 'Cache-Control': 'no-store', Vary: 'Accept' },
    })
  },
})
