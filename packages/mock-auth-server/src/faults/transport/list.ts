import type { AnyFault } from '../../core/fault.ts'
import { connectionReset } from './connection-reset.ts'
import { headerNamesOddCase } from './header-names-odd-case.ts'

export const TRANSPORT_FAULTS: readonly AnyFault[] = [headerNamesOddCase, connectionReset]
