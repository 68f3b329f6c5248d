import { ACCESS_COUNTERPARTS } from './access-counterparts.ts'
import { testCounterparts } from './test-counterparts.ts'

testCounterparts(ACCESS_COUNTERPARTS)
