import type { AnyFault } from '../../core/fault.ts'
import { launchWithoutIss } from './launch-without-iss.ts'

export const LAUNCH_FAULTS: readonly AnyFault[] = [launchWithoutIss]
