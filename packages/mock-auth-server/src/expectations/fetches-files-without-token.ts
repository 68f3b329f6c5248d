import type { Expectation } from '../core/declare/expectation.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isExportRequest } from './shared/exports.ts'

/** Expects that no file of an export is requested with a token. */
export const fetchesFilesWithoutToken: () => Expectation = defineExpectation(
  'fetchesFilesWithoutToken',
  () => ({
    sentence: 'fetches the files without a token',
    start: (context) =>
      watchAbsence(context, 'no file was requested with the token', (entry) =>
        isExportRequest('file', entry) && entry.facts.accessToken !== undefined
          ? 'a file was requested with the token'
          : undefined,
      ),
  }),
)
