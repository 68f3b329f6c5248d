import type { PresetFindings } from 'smart-mock/docs'
import { steadyText } from '../../clients/steady-text.ts'
import { findCauses } from './find-causes.ts'
import { type ExplainedCase, groupSkippedCases } from './group-skipped-cases.ts'
import type { Trial } from './prepare-trial.ts'
import type { Case, CasesById } from './run-kit.ts'

/** The name that a server under test has. */
const TENANT = /conformance-\d+/g

/** Lists the cases that are neither passed nor skipped in a run. */
export const listFindings = (cases: CasesById): Case[] =>
  [...cases.values()].filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')

/** Describes what a case says, without what differs from run to run. */
export const describeMessages = ({ messages }: Case): string =>
  steadyText(messages.join(' ')).replaceAll(TENANT, '{tenant}')

/**
 * Runs the kit at a preset, and finds the values because of which cases do not pass.
 *
 * @throws Error when a case does not pass at a strict server either
 */
export async function runAtPreset(trial: Trial): Promise<PresetFindings> {
  const { preset, names, values, run } = trial
  const [strict, whole] = [await run([]), await run(names)]
  const atStrict = listFindings(strict).map(({ id }) => id)
  if (atStrict.length > 0) throw new Error(`not passed at a strict server: ${atStrict.join(', ')}`)
  const explain = async (cases: readonly Case[]): Promise<ExplainedCase[]> => {
    const explained: ExplainedCase[] = []
    for (const found of cases) explained.push({ found, causes: await findCauses(found, trial) })
    return explained
  }
  const all = [...whole.values()]
  const findings = await explain(listFindings(whole))
  const skipped = await explain(
    all.filter(({ id, outcome }) => outcome === 'skipped' && strict.get(id)?.outcome === 'passed'),
  )
  const passed = all.filter(({ outcome }) => outcome === 'passed').length
  return {
    ...{ preset, values, on: new Date().toISOString().slice(0, 10), passed },
    findings: findings.map(({ found, causes }) => ({
      ...{ case: found.id, outcome: found.outcome, message: describeMessages(found), causes },
    })),
    skipped: groupSkippedCases(skipped),
    notRun: all.length - passed - findings.length - skipped.length,
  }
}
