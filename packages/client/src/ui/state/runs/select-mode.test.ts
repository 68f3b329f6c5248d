import { expect, test } from 'vitest'
import { DEFAULT_SERVER_SETTINGS } from '../../../model/default-server-settings.ts'
import { selectMode } from './select-mode.ts'

test.each([
  ['standalone', undefined],
  ['ehr', undefined],
  ['backend', 'standalone'],
  ['backend', 'ehr'],
] as const)(
  'starts a backend service in backend mode when its entry says %s and %s is chosen',
  (launchMode, chosen) => {
    const entry = { ...DEFAULT_SERVER_SETTINGS, clientType: 'backend', launchMode } as const
    expect(selectMode(entry, chosen)).toBe('backend')
  },
)

test.each([
  ['standalone', undefined, 'standalone'],
  ['ehr', undefined, 'ehr'],
  ['ehr', 'standalone', 'standalone'],
  ['standalone', 'ehr', 'ehr'],
  ['backend', undefined, 'standalone'],
  ['ehr', 'backend', 'ehr'],
] as const)(
  'starts another client whose entry says %s, with %s chosen, in %s mode',
  (launchMode, chosen, mode) => {
    for (const clientType of ['public', 'confidential-symmetric', 'confidential-asymmetric'] as const)
      expect(selectMode({ ...DEFAULT_SERVER_SETTINGS, clientType, launchMode }, chosen)).toBe(mode)
  },
)
