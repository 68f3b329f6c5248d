import type { Expectation } from '../core/declare/expectation.ts'
import { isSuccess } from '../core/journal/is-success.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isExportRequest } from './shared/exports.ts'
import { watchPresence } from './shared/presence.ts'

/** Expects that a file of an export is requested and returned. */
export const completesExport: () => Expectation = defineExpectation('completesExport', () => ({
  sentence: 'fetches the files of the export',
  start: (context) =>
    watchPresence(
      context,
      'file of the export',
      (entry) => isExportRequest('file', entry) && isSuccess(entry),
    ),
}))
