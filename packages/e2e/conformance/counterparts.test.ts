import { COUNTERPARTS } from './counterparts.ts'
import { testCounterparts } from './test-counterparts.ts'

testCounterparts(COUNTERPARTS)
