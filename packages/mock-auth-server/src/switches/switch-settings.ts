import type { SwitchValues } from '../core/declare/switch.ts'
import type { SWITCHES } from './list.ts'

/** Values of switches, by name; absent ones are as a strict server has them. */
export type SwitchSettings = Partial<SwitchValues<typeof SWITCHES>>
