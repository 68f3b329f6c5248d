import type { ExportOptions } from '../../model/bulk-export.ts'
import { isFhirId } from '../fhir/reference.ts'
import { SmartError } from '../smart-error.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/**
 * Builds the path of the kick-off below the FHIR base, such as `Group/7/$export?_type=Patient,Observation`.
 *
 * @throws SmartError invalid-input
 */
export function buildExportPath({ level, group, types = [], since, outputFormat }: ExportOptions): string {
  const wrongType = types.find((type) => !/^[A-Z][A-Za-z]+$/.test(type))
  if (wrongType !== undefined)
    throw invalid(`"${wrongType.slice(0, 50)}" is not a resource type.`, 'For example Patient,Observation.')
  if (since !== undefined && !(INSTANT.test(since) && !Number.isNaN(Date.parse(since))))
    throw invalid(
      `"${since.slice(0, 50)}" is not an instant.`,
      'Include a time zone, as in 2026-01-31T08:00:00Z.',
    )
  if (level === 'group' && !isFhirId(group))
    throw invalid('An export of a Group requires its id.', 'Search for Group on the query screen.')
  const parameters = [
    ['_type', types.join(',')],
    ['_since', since],
    ['_outputFormat', outputFormat],
  ].flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`] : []))
  const place = { system: '', patient: 'Patient/', group: `Group/${group}/` }[level]
  return `${place}$export${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`
}

const invalid = (message: string, whatToTry: string) =>
  new SmartError('invalid-input', message, { whatToTry })
