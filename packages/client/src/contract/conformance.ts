import { z } from 'zod'
import {
  CONSENTS,
  type ConformancePlan,
  type ConformanceRun,
  type ConformanceSummary,
  REPORT_ENDINGS,
  SMART_VERSIONS,
} from '../model/conformance.ts'
import type { Readiness } from '../model/readiness.ts'
import { defineResponse, defineRoute } from './define-route.ts'

const startSchema = z.strictObject({
  /** Entry of the server list; other entries with its FHIR base lend their clients. */
  serverId: z.string(),
  smartVersion: z.enum(SMART_VERSIONS).optional(),
  allow: z.array(z.enum(CONSENTS)).max(CONSENTS.length).optional(),
  /** Lets the user log in for the cases that need it. */
  withLogins: z.boolean().optional(),
})

/** Creates the routes of conformance runs, which hold a server to the specification case by case. */
export const conformanceRoutes = {
  /** Says what would run; sends nothing but a request for smart-configuration. */
  planConformance: defineRoute({
    method: 'GET',
    path: '/api/servers/:id/conformance',
    response: defineResponse<ConformancePlan>(),
  }),
  listConformance: defineRoute({
    method: 'GET',
    path: '/api/conformance',
    response: defineResponse<ConformanceSummary[]>(),
  }),
  /** Returns at once; outcomes arrive as events. */
  startConformance: defineRoute({
    method: 'POST',
    path: '/api/conformance',
    body: startSchema,
    status: 201,
    response: defineResponse<ConformanceRun>(),
  }),
  getConformance: defineRoute({
    method: 'GET',
    path: '/api/conformance/:id',
    response: defineResponse<ConformanceRun>(),
  }),
  /** Runs some cases of a run that has ended again. */
  runCasesAgain: defineRoute({
    method: 'POST',
    path: '/api/conformance/:id/cases',
    body: z.strictObject({ caseIds: z.array(z.string()).min(1).max(300) }),
    response: defineResponse<ConformanceSummary>(),
  }),
  /** The user has seen that the server stopped at a page of its own, instead of going back to the app. */
  cancelLogin: defineRoute({
    method: 'POST',
    path: '/api/conformance/:id/login/cancel',
    response: defineResponse<ConformanceSummary>(),
  }),
  /** Ends a run early; cases that had no turn are inconclusive. */
  stopConformance: defineRoute({
    method: 'POST',
    path: '/api/conformance/:id/stop',
    response: defineResponse<ConformanceSummary>(),
  }),
  deleteConformance: defineRoute({
    method: 'DELETE',
    path: '/api/conformance/:id',
    response: defineResponse<{ deleted: true }>(),
  }),
  /** Says how ready the server is for each certification that admits the version of the run, once it is over. */
  getReadiness: defineRoute({
    method: 'GET',
    path: '/api/conformance/:id/readiness',
    response: defineResponse<readonly Readiness[]>(),
  }),
  /** A download, redacted. */
  getConformanceReport: defineRoute({
    method: 'GET',
    path: '/api/conformance/:id/report',
    query: z.object({ format: z.enum(REPORT_ENDINGS).default('json') }),
    response: defineResponse<unknown>(),
  }),
}
