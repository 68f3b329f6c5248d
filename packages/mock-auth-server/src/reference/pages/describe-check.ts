import type { AnyFault } from '../../core/declare/fault.ts'

/** Words by which a requirement asks for something that a person reads. */
const MESSAGE =
  /\b(?:show|say|report|tell|display|warn|inform)s?\b|\berror that\b|\bwith an? (?:clear )?error\b/i
/** The expectation that judges it. */
const JUDGES_MESSAGE = /\bshows an error\b/

/** Describes what the verdict on a fault checks, and that it does not check what the page tells its user. */
export function describeCheck({ requirement, expects }: Pick<AnyFault, 'requirement' | 'expects'>): string {
  const checks = `The verdict checks that it ${expects.sentence}.`
  return MESSAGE.test(requirement) && !JUDGES_MESSAGE.test(expects.sentence)
    ? `${checks} What the app tells its user is not checked.`
    : checks
}
