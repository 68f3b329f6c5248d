import { z } from 'zod'
import type { AnyFault, FaultKind } from '../../src/core/fault.ts'

const KINDS: Readonly<Record<FaultKind, string>> = {
  'must-reject': 'the client must refuse',
  'must-recover': 'the client must recover, or stop gracefully',
  'must-tolerate': 'legal but unusual: the client must carry on',
  'must-not-leak': 'an attack: the client must give nothing away',
}

/** `docs/faults.md`: every fault by folder, with what happens, what is right, and how to arm it. */
export function faultsPage(
  groups: readonly (readonly [folder: string, faults: readonly AnyFault[]])[],
): string {
  const all = groups.flatMap(([, faults]) => faults)
  const kinds = Object.entries(KINDS).map(
    ([kind, says]) => `- **${kind}** (${all.filter((fault) => fault.kind === kind).length}): ${says}`,
  )
  return [
    '# Faults',
    '',
    `Generated from the declarations in \`packages/mock-auth-server/src/faults\`: ${all.length} faults. Each is armed by its name,`,
    'in code (`mock.arm(\'state-changed\')`), by `POST /tenants/{tenant}/faults` (`{"fault": "state-changed"}`),',
    'by `smart-mock --fault state-changed`, or in the link of a scenario.',
    '',
    ...kinds,
    '',
    ...groups.flatMap(([folder, faults]) => [
      `- [${folder}](#${folder}): ${faults.map(({ name }) => `[${name}](#${name})`).join(', ') || 'none yet'}`,
    ]),
    '',
    ...groups.flatMap(([folder, faults]) => [`## ${folder}`, '', ...faults.flatMap(section)]),
  ].join('\n')
}

function section(fault: AnyFault): string[] {
  const { name, title, kind, ids, wire, client, spec, steps, needs = [] } = fault
  return [
    `### ${name}`,
    '',
    `**${title}** · ${kind}${fault.informational ? ' (information only)' : ''} · ${ids.join(', ')} · steps: ${steps.join(', ')}`,
    '',
    `On the wire: ${wire}`,
    '',
    `A correct client: ${client} ([specification](${spec}))`,
    '',
    ...(needs.length > 0 ? [`Needs: ${needs.join(', ')}.`, ''] : []),
    ...parameters(fault),
  ]
}

interface Parameter {
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly default?: unknown
  readonly description?: string
}

function parameters(fault: AnyFault): string[] {
  if (!fault.params) return []
  const { properties = {} } = z.toJSONSchema(fault.params(), { io: 'input' }) as {
    properties?: Record<string, Parameter>
  }
  const rows = Object.entries(properties).map(
    ([name, { enum: values, type, default: fallback, description = '' }]) => {
      const kind = values ? values.map((value) => `\`${String(value)}\``).join(' ') : (type ?? 'any')
      return `| \`${name}\` | ${kind} | ${fallback === undefined ? '' : `\`${JSON.stringify(fallback)}\``} | ${description} |`
    },
  )
  return rows.length === 0 ? [] : ['| parameter | values | default | |', '|---|---|---|---|', ...rows, '']
}
