import { LOGIN_COUNTERPARTS } from './login-counterparts.ts'
import { testCounterparts } from './test-counterparts.ts'

testCounterparts(LOGIN_COUNTERPARTS)
