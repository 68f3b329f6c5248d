import type { Draft } from './create-draft.ts'

const MAX_EXCHANGES = 3
const MAX_VALUE = 300

/** Formats a draft for people: each value with the exchanges that show it. */
export function formatDraft(draft: Draft): string {
  const { server, proposals } = draft
  const blocks = proposals.map(formatProposal)
  const head =
    proposals.length === 0
      ? `What the HAR shows of ${server} is what a strict server does.`
      : `${count(proposals.length, 'value')} by which ${server} differs from a strict server:`
  return `${[head, ...blocks, ...formatRest(draft)].join('\n\n')}\n`
}

function formatProposal({ name, value, certainty, reason, exchanges }: Draft['proposals'][number]): string {
  const text = JSON.stringify(value)
  const shown = exchanges
    .slice(0, MAX_EXCHANGES)
    .map(({ number, method, url }) => `  ${number}  ${method} ${url}`)
  const more = exchanges.length - MAX_EXCHANGES
  return [
    `${name}: ${text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}… (--json has all)` : text}`,
    `  ${certainty}: ${reason}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}

function formatRest({ proposals, unseen, notLearned, otherServers }: Draft): readonly string[] {
  const isDoubted = proposals.some(({ certainty }) => certainty === 'possible')
  return [
    ...(isDoubted ? ['What is only possible is not among the options of --json.'] : []),
    ...(unseen.length > 0 ? [`Unchecked, because the HAR has none: ${unseen.join(', ')}.`] : []),
    ...(notLearned.length > 0 ? [`Never learned from a HAR: ${notLearned.join(', ')}.`] : []),
    ...(otherServers.length > 0 ? [`Not looked at: ${otherServers.join(', ')}.`] : []),
  ]
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
