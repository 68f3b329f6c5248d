import type { AnyFault } from '../core/declare/fault.ts'
import type { UserAgentAction } from '../core/declare/tenant-action.ts'
import { FAULT_KINDS } from './fault-kinds.ts'
import { renderTable } from './markdown.ts'
import { listParameters, renderParameters } from './parameters.ts'
import type { ReferenceData } from './reference-data.ts'
import { type MockAddresses, renderArmingSection } from './render-arming-section.ts'
import { renderCapturedSection } from './render-captured-section.ts'
import { renderClientResults } from './render-client-results.ts'

/** Renders the page of a fault as Markdown, which the mock serves at `/docs/faults/<name>`. */
export function renderFaultPage(
  fault: AnyFault,
  { exchanges, rows, clients }: ReferenceData,
  addresses: MockAddresses,
): string {
  const { name, title, kind, ids, wire, client, spec, steps, needs = [], plays = [] } = fault
  const parameters = listParameters(fault)
  return [
    `# ${title}`,
    '',
    `\`${name}\` · **${kind}**: ${FAULT_KINDS[kind]} · steps: ${steps.join(', ')} · [all faults](../faults.md)`,
    '',
    ...(fault.informational
      ? ['For information only: a verdict says what the client did, not that it was wrong.', '']
      : []),
    '## On the wire',
    '',
    wire,
    '',
    timesText(fault),
    '',
    ...(needs.length > 0
      ? [`It needs: ${needs.join(', ')}. Without it the verdict is *not exercised*.`, '']
      : []),
    ...(plays.length > 0
      ? ['What the user agent does:', '', ...plays.map((play, at) => `${at + 1}. ${playText(play)}`), '']
      : []),
    ...renderCapturedSection(fault, exchanges[name] ?? []),
    '## A correct client',
    '',
    `${client} See the [specification](${spec}).`,
    '',
    ...renderTable(
      ['catalogue', 'fault', 'a correct client'],
      ids.map((id) => [id, rows[id]?.text ?? '', rows[id]?.expected ?? '']),
    ),
    ...renderClientResults(fault, clients),
    ...(parameters.length > 0 ? ['## Parameters', '', ...renderParameters(parameters)] : []),
    ...renderArmingSection(fault, parameters, addresses),
  ].join('\n')
}

function timesText({ kind, times, skip, points }: AnyFault): string {
  if (!points) return 'It is played once, by a driver: the Playwright fixture or a sweep.'
  const most = times ?? (kind === 'must-recover' ? 1 : undefined)
  const often = most === undefined ? 'every time until it is disarmed' : most === 1 ? 'once' : `${most} times`
  const after = skip ? `, after ${skip} that pass by` : ''
  return `It strikes ${often}${after}, unless \`times\` or \`skip\` of the arming say otherwise.`
}

function playText(play: UserAgentAction): string {
  switch (play.play) {
    case 'launch':
      return `Launches the app again${play.patient ? ' for another patient' : ''}${play.meanwhile ? ', in a new window while the first callback is held back' : ''}.`
    case 'open': {
      const where = { same: 'the same window', new: 'a new window', clean: 'a clean profile' }[play.where]
      return `Opens \`${play.url}\` in ${where}.`
    }
    case 'deliver': {
      const when = play.which === 'again' ? 'once more' : 'after the app has given up waiting'
      return `Delivers the callback ${play.where === 'clean' ? 'in a profile that never saw this app' : when}.`
    }
    case 'wait':
      return `Waits ${play.ms} ms.`
    case 'act':
      return `Has the server do \`${play.act.act}\`.`
  }
}
