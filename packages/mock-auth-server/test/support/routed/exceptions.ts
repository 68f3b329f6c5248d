const OF_PROCESS = 'a process has figures and a state of its own, and the next request comes to another one'

/** Tests of one tenant that cannot pass through a proxy that chooses a process for each request, and why. */
export const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'test/control/health.test.ts': {
    'a mock that lacks a part is healthy, but not ready, until the part is back': OF_PROCESS,
    'without the token a probe sees which parts are down, but no reasons and no addresses': OF_PROCESS,
  },
  'test/control/metrics/metrics.test.ts': {
    'counts exchanges of all tenants by step and class of status, with their durations': OF_PROCESS,
    'shows an exchange that is under way, and takes it back at a reset': OF_PROCESS,
    'counts delivered strikes by the step that declares the fault, in any tenant': OF_PROCESS,
    'tenants > are counted when they are created, reset, deleted and evicted': OF_PROCESS,
    'tenants > lose their entries at a reset, but no counter falls': OF_PROCESS,
  },
  'test/verdicts/parallel-loads.test.ts': {
    'loads side by side are no repetitions > eight in a pipeline':
      'a connection ends with a request that is passed on, and those behind it are sent again over another one',
  },
}
