import { completesFlow } from '../../expectations/index.ts'

/** The parts of a declaration that all faults for suites that test servers share. */
export const COUNTERPART = {
  kind: 'informational',
  requirement:
    'Continue as far as the defect allows: no client has to notice it, but a suite that tests servers must.',
  expects: completesFlow(),
} as const
