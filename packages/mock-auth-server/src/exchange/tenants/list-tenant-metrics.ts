import type { Metric } from '../../metrics/metric.ts'
import type { HostedTenant } from '../route.ts'
import type { Tenants } from './tenants.ts'

/** Returns the metrics of all tenants together; none of them names a tenant. */
export function listTenantMetrics(tenants: Tenants): Metric[] {
  const { memory, counts, evicted } = tenants
  const sum = (read: (hosted: HostedTenant) => number) => () =>
    tenants.all().reduce((total, hosted) => total + read(hosted), 0)
  const gauge = (name: string, help: string, read: () => number): Metric => ({
    name,
    help,
    type: 'gauge',
    read,
  })
  const counter = (name: string, help: string, read: () => number): Metric => ({
    ...{ name, help, read },
    type: 'counter',
  })
  return [
    gauge(
      'smart_mock_tenants',
      'Tenants in the memory of this process.',
      sum(() => 1),
    ),
    counter('smart_mock_tenants_created_total', 'Tenants that were created.', () => counts.created),
    counter(
      'smart_mock_tenants_deleted_total',
      'Tenants that were deleted on request.',
      () => counts.deleted,
    ),
    counter(
      'smart_mock_tenants_evicted_total',
      'Tenants that gave way to others when memory ended.',
      () => evicted.count,
    ),
    counter('smart_mock_tenants_reset_total', 'Resets of tenants.', () => counts.reset),
    gauge(
      'smart_mock_exchanges_under_way',
      'Exchanges that have begun and not ended, those that a fault holds back included.',
      sum(({ tenant }) => tenant.journal.underWay.length),
    ),
    gauge(
      'smart_mock_journal_entries',
      'Entries in the journals of all tenants.',
      sum(({ tenant }) => tenant.journal.entries.size),
    ),
    gauge(
      'smart_mock_journal_bytes',
      'Estimated memory of the journals of all tenants.',
      sum(({ tenant }) => tenant.accounts.journal.bytes),
    ),
    gauge(
      'smart_mock_faults_armed',
      'Faults that are armed in all tenants.',
      sum(({ tenant }) => tenant.armed.list.length),
    ),
    gauge(
      'smart_mock_memory_estimated_bytes',
      'Estimated memory of all tenants: journals, tokens and written resources.',
      () => memory.budget.bytes,
    ),
    gauge(
      'smart_mock_memory_limit_bytes',
      'Memory above which the tenants that were used least recently give way.',
      () => memory.budget.limit,
    ),
  ]
}
