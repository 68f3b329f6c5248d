import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { launchUrlSecure } from './launch-url-secure.ts'
import { noAuthorizeAfterBadLaunch } from './no-authorize-after-bad-launch.ts'
import { rogueIssRefused } from './rogue-iss-refused.ts'

export const LAUNCH_RULES: readonly RuleDeclaration[] = [
  rogueIssRefused,
  noAuthorizeAfterBadLaunch,
  launchUrlSecure,
]
