import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isExportRequest } from './shared/exports.ts'
import { isReaction } from './shared/is-reaction.ts'

/** Expects that no file of an export is requested with a token. */
export const fetchesFilesWithoutToken: () => Expectation = defineExpectation(
  'fetchesFilesWithoutToken',
  () => ({
    sentence: 'fetches the files without a token',
    start: (context) => {
      let bare: JournalEntry | undefined
      return {
        onExchange: (entry) => {
          if (!isReaction(context, entry) || !isExportRequest('file', entry)) return undefined
          if (entry.facts.accessToken === undefined) bare ??= entry
          else return conclude('not met', 'a file was requested with the token', context, entry)
          return undefined
        },
        conclude: ({ kind }) => {
          if (kind === 'open') return conclude('pending', 'no file was requested with the token so far')
          return bare
            ? conclude('met', 'the files were requested without a token', bare)
            : conclude('inconclusive', 'no file was requested')
        },
      }
    },
  }),
)
