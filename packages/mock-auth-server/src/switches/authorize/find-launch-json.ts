import type { SwitchContext } from '../../core/declare/switch.ts'
import type { LaunchContext } from '../../core/oauth/grant.ts'
import { readLaunchJson } from './read-launch-json.ts'

/** Finds the members of the launch value of this request, or of the run, when it carries its context. */
export function findLaunchJson({
  facts,
  history,
  run,
}: Pick<SwitchContext<unknown>, 'facts' | 'history' | 'run'>): LaunchContext {
  const before = run === undefined ? [] : history.findByRun(run)
  const launch = facts.launch ?? before.findLast((record) => record.facts.launch !== undefined)?.facts.launch
  return (launch === undefined ? undefined : readLaunchJson(launch)) ?? {}
}
