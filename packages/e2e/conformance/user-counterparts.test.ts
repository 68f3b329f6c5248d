import { testCounterparts } from './test-counterparts.ts'
import { USER_COUNTERPARTS } from './user-counterparts.ts'

testCounterparts(USER_COUNTERPARTS)
