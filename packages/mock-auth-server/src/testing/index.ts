export { createMock, type Mock } from './create-mock.ts'
export type { ArmedHandle, MockTenant } from './mock-tenant.ts'
