import type { AnyFault } from '../../core/declare/fault.ts'
import type { UserAgentAction } from '../../core/declare/tenant-action.ts'
import type { ReferenceData } from '../data/reference-data.ts'
import { describeCheck } from './describe-check.ts'
import { FAULT_KINDS } from './fault-kinds.ts'
import { renderTable } from './markdown.ts'
import { listParameters, renderParameters } from './parameters.ts'
import { type MockAddresses, renderArmingSection } from './render-arming-section.ts'
import { renderCapturedSection } from './render-captured-section.ts'
import { renderClientResults } from './render-client-results.ts'

/** Renders the page of a fault as Markdown, which the mock serves at `/docs/faults/<name>`. */
export function renderFaultPage(
  fault: AnyFault,
  { exchanges, rows, results }: ReferenceData,
  addresses: MockAddresses,
): string {
  const {
    name,
    title,
    kind,
    catalogueIds,
    description,
    requirement,
    spec,
    steps,
    prerequisites = [],
    userAgentActions = [],
  } = fault
  const parameters = listParameters(fault)
  return [
    `# ${title}`,
    '',
    `\`${name}\` · **${kind}**: ${FAULT_KINDS[kind]} · steps: ${steps.join(', ')} · [all faults](../faults.md)`,
    '',
    '## What the server does',
    '',
    description,
    '',
    timesText(fault),
    '',
    ...(prerequisites.length > 0
      ? [`Prerequisites: ${prerequisites.join(', ')}. Without them the verdict is *not exercised*.`, '']
      : []),
    ...(userAgentActions.length > 0
      ? [
          'What the user agent does:',
          '',
          ...userAgentActions.map((play, at) => `${at + 1}. ${playText(play)}`),
          '',
        ]
      : []),
    ...renderCapturedSection(fault, exchanges[name] ?? []),
    '## A correct client',
    '',
    `${requirement} See the [specification](${spec}).`,
    '',
    describeCheck(fault),
    '',
    ...renderTable(
      ['catalogue', 'fault', 'a correct client'],
      catalogueIds.map((id) => [id, rows[id]?.text ?? '', rows[id]?.expected ?? '']),
    ),
    ...renderClientResults(results[name] ?? []),
    ...(parameters.length > 0 ? ['## Parameters', '', ...renderParameters(parameters)] : []),
    ...renderArmingSection(fault, parameters, addresses),
  ].join('\n')
}

function timesText({ kind, times, skip, points }: AnyFault): string {
  if (!points) return 'A driver performs it once: the Playwright fixture or a sweep.'
  const most = times ?? (kind === 'must-recover' ? 1 : undefined)
  const often = most === undefined ? 'every time until it is disarmed' : most === 1 ? 'once' : `${most} times`
  const after = skip ? `, after ${skip} matching exchanges that it skips` : ''
  return `It strikes ${often}${after}, unless \`times\` or \`skip\` in the fault settings say otherwise.`
}

function playText(action: UserAgentAction): string {
  switch (action.action) {
    case 'launch':
      return `Launches the app again${action.patient ? ' for another patient' : ''}${action.meanwhile ? ', in a new window while the first callback is held back' : ''}.`
    case 'open': {
      const where = { same: 'the same window', new: 'a new window', 'new-profile': 'a new profile' }[
        action.where
      ]
      return `Opens \`${action.url}\` in ${where}.`
    }
    case 'deliver': {
      const when = action.which === 'again' ? 'once more' : 'after the app has given up waiting'
      return `Delivers the callback ${action.where === 'new-profile' ? 'in a browser profile that has not used this app' : when}.`
    }
    case 'wait':
      return `Waits ${action.ms} ms.`
    case 'perform':
      return `Makes the server perform \`${action.tenantAction.action}\`.`
  }
}
