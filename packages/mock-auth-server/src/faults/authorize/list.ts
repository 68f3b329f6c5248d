import type { AnyFault } from '../../core/declare/fault.ts'
import { authorizeDetours } from './authorize-detours.ts'
import { authorizeError } from './authorize-error.ts'
import { authorizeGetTooLong } from './authorize-get-too-long.ts'
import { authorizeHangs } from './authorize-hangs.ts'
import { authorizePageError } from './authorize-page-error.ts'
import { authorizePostRefused } from './authorize-post-refused.ts'
import { callbackInOtherProfile } from './callback-in-other-profile.ts'
import { callbackLate } from './callback-late.ts'
import { callbackParamsUnknown } from './callback-params-unknown.ts'
import { callbackTwice } from './callback-twice.ts'
import { callbackUnsolicited } from './callback-unsolicited.ts'
import { callbackWithRedirects } from './callback-with-redirects.ts'
import { codeAndError } from './code-and-error.ts'
import { codeDuplicated } from './code-duplicated.ts'
import { codeInjected } from './code-injected.ts'
import { codeMissing } from './code-missing.ts'
import { codeOdd } from './code-odd.ts'
import { completionPosted } from './completion-posted.ts'
import { errorTextOdd } from './error-text-odd.ts'
import { errorWithScript } from './error-with-script.ts'
import { forgedError } from './forged-error.ts'
import { mixedUpCode } from './mixed-up-code.ts'
import { openerSevered } from './opener-severed.ts'
import { otherRedirectUri } from './other-redirect-uri.ts'
import { pagesRefuseFrames } from './pages-refuse-frames.ts'
import { redirectKeepsMethod } from './redirect-keeps-method.ts'
import { redirectStatusOdd } from './redirect-status-odd.ts'
import { responseByFormPost } from './response-by-form-post.ts'
import { responseInFragment } from './response-in-fragment.ts'
import { responseIssWrong } from './response-iss-wrong.ts'
import { stateChanged } from './state-changed.ts'
import { stateDuplicated } from './state-duplicated.ts'
import { stateOfEarlierFlow } from './state-of-earlier-flow.ts'
import { tokenInFragment } from './token-in-fragment.ts'

export const AUTHORIZE_FAULTS: readonly AnyFault[] = [
  authorizePageError,
  authorizeHangs,
  authorizeGetTooLong,
  authorizePostRefused,
  authorizeDetours,
  pagesRefuseFrames,
  openerSevered,
  authorizeError,
  errorWithScript,
  errorTextOdd,
  forgedError,
  stateChanged,
  stateDuplicated,
  stateOfEarlierFlow,
  callbackInOtherProfile,
  callbackUnsolicited,
  completionPosted,
  codeMissing,
  codeDuplicated,
  codeAndError,
  codeInjected,
  mixedUpCode,
  responseIssWrong,
  responseInFragment,
  responseByFormPost,
  tokenInFragment,
  callbackWithRedirects,
  callbackTwice,
  callbackLate,
  callbackParamsUnknown,
  codeOdd,
  redirectStatusOdd,
  redirectKeepsMethod,
  otherRedirectUri,
]
