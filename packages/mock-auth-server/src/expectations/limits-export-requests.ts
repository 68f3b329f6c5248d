import type { Expectation } from '../core/declare/expectation.ts'
import { RequestCount } from './shared/count.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { type ExportPart, isExportRequest } from './shared/exports.ts'
import { isReaction } from './shared/is-reaction.ts'

/** Expects at most this number of later requests of that part of an export; its end (DELETE) does not count. */
export const limitsExportRequests: (part: ExportPart, count: number) => Expectation = defineExpectation(
  'limitsExportRequests',
  (part: ExportPart, count: number) => ({
    sentence: `sends at most ${count} further ${part} requests`,
    start: (context) => {
      const requests = new RequestCount(count, `further ${part} requests`)
      return {
        onExchange: (entry) =>
          isReaction(context, entry) && isExportRequest(part, entry) && entry.request.method !== 'DELETE'
            ? requests.add(entry)
            : undefined,
        conclude: (state) => requests.conclude(state),
      }
    },
  }),
)
