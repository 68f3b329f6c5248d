export { FAULTS } from '../faults/list.ts'
export { createMock, type Mock } from './create-mock.ts'
export { variantsOf } from './fault-variants.ts'
export type { ArmedHandle, MockTenant } from './mock-tenant.ts'
