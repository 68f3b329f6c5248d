import type { AnyFault } from '../../core/declare/fault.ts'
import { metadataDisagrees } from './metadata-disagrees.ts'
import { metadataFailing } from './metadata-failing.ts'

export const METADATA_FAULTS: readonly AnyFault[] = [metadataFailing, metadataDisagrees]
