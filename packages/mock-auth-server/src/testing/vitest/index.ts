export type { MockSettings } from '../../mock/mock-settings.ts'
export type { MockTenant } from '../../mock/mock-tenant.ts'
export { type SmartFixtures, smartTest } from './smart-test.ts'
