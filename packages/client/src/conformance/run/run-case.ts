import type { Problem } from '../../smart/requirements/requirement.ts'
import { toSmartError } from '../../smart/smart-error.ts'
import type { CaseTools } from '../declare/case-tools.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { Postponed, Unjudged } from '../declare/outcome.ts'
import { findMissing, isOfTheServer } from '../declare/prerequisites.ts'
import { SMART_VERSIONS, type SmartVersion } from '../declare/target.ts'
import { readSmartConfiguration } from '../sources/smart-configuration.ts'
import type { Evidence } from './create-evidence.ts'
import { judgeOutcome } from './judge-outcome.ts'
import { TooManyRequests } from './requests/create-send.ts'
import type { CaseResult } from './results/case-result.ts'

type Judged = Pick<CaseResult, 'outcome' | 'messages' | 'skipped' | 'by'>

/**
 * Runs a case. Whatever it throws becomes an outcome, except that the server asked to stop, or that it must wait.
 * @throws TooManyRequests, Postponed
 */
export async function runCase(each: ConformanceCase, { tools }: Evidence): Promise<Judged> {
  try {
    await requirePrerequisites(each, tools)
    const problems = await each.judge(tools)
    return { outcome: judgeOutcome(each, problems), messages: limitMessages(problems) }
  } catch (thrown) {
    return toJudged(thrown)
  }
}

/** Checks that a case makes sense for this server and this configuration. @throws Unjudged with the reason when not */
export async function requirePrerequisites(each: ConformanceCase, tools: CaseTools): Promise<void> {
  checkVersion(each, tools.target.smartVersion)
  for (const name of each.prerequisites) {
    const configuration = isOfTheServer(name) ? await tools.get(readSmartConfiguration) : {}
    const missing = findMissing(name, {
      target: tools.target,
      configuration,
      abilities: tools.logins.abilities,
    })
    if (missing !== undefined)
      throw new Unjudged(missing, isOfTheServer(name) ? 'not-offered' : 'prerequisite')
  }
}

export function toJudged(thrown: unknown): Judged {
  if (thrown instanceof TooManyRequests || thrown instanceof Postponed) throw thrown
  if (thrown instanceof Unjudged) {
    const { message, skipped, by } = thrown
    const why = { messages: [message], ...(by === undefined ? {} : { by }) }
    return skipped === undefined
      ? { outcome: 'inconclusive', ...why }
      : { outcome: 'skipped', skipped, ...why }
  }
  const { code, message } = toSmartError(thrown)
  if (code === 'tls')
    return { outcome: 'skipped', skipped: 'blocked', by: 'tls/certificate', messages: [message] }
  return { outcome: 'inconclusive', messages: [message] }
}

function checkVersion({ since, until }: ConformanceCase, version: SmartVersion): void {
  const at = (each: SmartVersion) => SMART_VERSIONS.indexOf(each)
  if (since !== undefined && at(version) < at(since))
    throw new Unjudged(`Required since SMART ${since}; the server is held to ${version}.`, 'other-version')
  if (until !== undefined && at(version) > at(until))
    throw new Unjudged(`Required up to SMART ${until}; the server is held to ${version}.`, 'other-version')
}

/** A server decides how long its texts are and how often it is wrong. */
const MOST_CHARACTERS = 400
const MOST_MESSAGES = 20

function limitMessages(problems: readonly Problem[]): string[] {
  const messages = problems.slice(0, MOST_MESSAGES).map(({ message }) => shorten(message))
  const more = problems.length - messages.length
  return more > 0 ? [...messages, `… and ${more} more.`] : messages
}

const shorten = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
