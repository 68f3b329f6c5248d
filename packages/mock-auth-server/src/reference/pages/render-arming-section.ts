import type { AnyFault } from '../../core/declare/fault.ts'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import { acceptsPrefer } from '../../exchange/find-preferred-fault.ts'
import { buildScenarioPath } from '../../exchange/tenants/scenario.ts'
import { ALIASES } from '../../faults/aliases.ts'
import { renderFence } from './markdown.ts'
import { type Parameter, pickExampleParameter } from './parameters.ts'

/** The addresses of the mock in the examples. */
export interface MockAddresses {
  readonly controlUrl: string
  readonly publicUrl: string
}

/** Renders how to switch a fault on from every surface, with a parameter where it has any. */
export function renderArmingSection(
  fault: AnyFault,
  parameters: readonly Parameter[],
  { controlUrl, publicUrl }: MockAddresses,
): string[] {
  const { name } = fault
  const params = pickExampleParameter(parameters)
  const settings: FaultSettings = { fault: name, ...(params ? { params } : {}) }
  const query = params
    ? `?${new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)]))}`
    : ''
  return [
    '## Arm the fault',
    '',
    'In code; `fault.verdict()` then returns the verdict on your client:',
    '',
    ...renderFence(
      'ts',
      `const fault = await mock.arm('${name}'${params ? `, { params: ${literal(params)} }` : ''})`,
    ),
    'By HTTP:',
    '',
    ...renderFence(
      'sh',
      `curl -X POST ${controlUrl}/tenants/default/faults -H 'Content-Type: application/json' -d '${quoted(JSON.stringify(settings))}'`,
    ),
    'On the command line:',
    '',
    ...renderFence('sh', `smart-mock --fault ${query === '' ? name : `'${quoted(name + query)}'`}`),
    'In a configuration file, for `smart-mock --config smart-mock.json`:',
    '',
    ...renderFence('json', `{ "faults": [${JSON.stringify(settings)}] }`),
    'With a link, for a client in any language: this FHIR base carries the fault:',
    '',
    ...renderFence('', `${publicUrl}${buildScenarioPath({ faults: [settings] })}/fhir`),
    ...preferLines(fault, name + query),
    `In the console (${controlUrl}): **Faults**, search for \`${name}\` and arm it.`,
    '',
    ...aliasLines(name),
  ]
}

/**
 * Returns the lines about the `Prefer` header, which arms a fault for one request; empty for steps that a
 * browser opens as a page, and for faults of the user agent only.
 */
function preferLines({ steps, points }: AnyFault, wanted: string): string[] {
  const calls = steps.filter(acceptsPrefer)
  if (!points || calls.length === 0) return []
  return [
    `With a header of a single request (${calls.join(', ')}), if the tenant has the option \`preferHeader\` (\`docs/guides/reaching-the-mock.md\`):`,
    '',
    ...renderFence('http', `Prefer: fault="${wanted}"`),
  ]
}

function aliasLines(fault: string): string[] {
  const names = Object.entries(ALIASES).flatMap(([alias, arming]) => (arming.fault === fault ? [alias] : []))
  if (names.length === 0) return []
  return [
    `A launch link of the public SMART launcher also arms it, with \`auth_error\`: ${names.map((each) => `\`${each}\``).join(', ')}.`,
    '',
  ]
}

function literal(params: Record<string, unknown>): string {
  const members = Object.entries(params).map(
    ([name, value]) =>
      `${name}: ${typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)}`,
  )
  return `{ ${members.join(', ')} }`
}

/** Escapes text for single quotes of a shell. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''")
}
